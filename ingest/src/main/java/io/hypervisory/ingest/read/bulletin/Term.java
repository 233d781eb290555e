package io.hypervisory.ingest.read.bulletin;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// What heads and labels of the bulletins say, by the words of the languages in which they came
/// out. A language that is missing here costs the rows of its tables, and nothing else.
enum Term {
    SEVERITY(
            "severity|schweregrad|gravedad|gravidade|gravit[eéà]|alvorlig|allvarlig|ernst|urgentie"
                    + "|závažnost|ważnoś|önem|súlyoss|серьезност|серьёзност|vakavuus"
                    + "|嚴重|严重|深刻度|심각도"),
    IMPACT(
            "impact|auswirkung|impatto|impacto|repercusi|consecuencia|incidence|konsekvens"
                    + "|påvirkning|inverkan|dopad|wpływ|etki|következmény|hatás|воздействи|vaikutus"
                    + "|影響|影响|영향"),
    REPLACED(
            "replaced|superseded|ersetz|reemplaz|sustitu|substitu|remplac|sostitu|erstatte|ersätt"
                    + "|vervang|nahraz|zastąp|zastęp|değiştiril|felvált|lecserél|заменя|korva"
                    + "|取代|替代|置き換え|대체"),
    COMPONENT(
            "component|komponent|onderdeel|součást|składnik|bileşen|összetevő|компонент"
                    + "|元件|组件|コンポーネント|구성"),
    TITLE("title|titel|título|titre|titolo|otsikko|název|tytuł|başlık|標題|标题|タイトル|제목"),
    BULLETIN(
            "bulletin id|kennung des bulletins|id.{0,4} boletín|id.{0,4} boletim|bollettin"
                    + "|公告識別碼|公告 id|공지 id"),
    AFFECTED("affected|betroffen|afectad|afetad|affect|interessat|berör|受影響|受影响|影響を受ける|받는"),
    /// Not the rows on installing without one.
    RESTART(
            "restart\\s+(?:requirement|required)|neustart\\s*(?:anforderung|erforderlich)"
                    + "|reinicio|reiniciali[sz]|reiniciar|redémarrage|riavvio|genstart|omstart"
                    + "|opnieuw\\s+(?:op)?start|restartován|ponown\\S{0,4}\\s+uruchom|yeniden\\s+başlat"
                    + "|újraindít|перезагрузк|uudelleenkäynnist|omstart"
                    + "|重新開機|重新啟動|重新启动|再起動|다시\\s*시작"),
    RESTARTS("restart|neustart"),
    HOT_PATCHING("hot\\s?patch"),
    WORKAROUND(
            "^(?:workaround|problemumgehung|soluci(?:ón|ones) (?:alternativa|provisional)"
                    + "|soluç(?:ão|ões) alternativa|solutions? de contournement|soluzioni? alternativ"
                    + "|tijdelijke oplossing|løsning|lösning|因應措施|变通办法|回避策|대안)"),
    /// Sections that speak of the weakness named above them.
    ASIDE(
            "^(?:mitigati|schadensbegrenz|factores atenuantes|fatores atenuantes|fattori attenuanti"
                    + "|facteurs atténuants|faq|frequently|häufig|緩和因素|缓解因素|問題を緩和|완화)"),
    ACKNOWLEDGMENT(
            "^(?:acknowledg|danksagung|agradecimiento|agradecimento|remerciement|ringraziament"
                    + "|dankbetuiging|poděkování|podziękowania|致謝|鳴謝|鸣谢|谢辞|謝辞|감사)"),
    YES("^(?:yes|ja|sí|sim|oui|sì|ano|tak|evet|igen|да|kyllä|是|はい|예|네)(?![\\p{L}])"),
    NO("^(?:no|nein|não|non|nee|nej|nei|ne|nie|hayır|nem|нет|ei|否|いいえ|아니요|아니오)(?![\\p{L}])"),
    /// One sentence and no other.
    NO_RESTART(
            "^[^.。]{0,100}(?:does not require (?:a|you to) restart|kein(?:en)? neustart)[^.。]{0,60}[.]?$"),
    NONE(
            "\\b(?:no|not|none|nobody|keine?|nicht|ning[uú]n[ao]?|nenhum[a]?|aucune?|nessun[ao]?|geen|ingen|inga)\\b"
                    + "|沒有|尚未|未找到|確認していません|못했습니다|없습니다");

    private final Pattern words;

    Term(String words) {
        this.words =
                Pattern.compile(
                        words,
                        Pattern.CASE_INSENSITIVE
                                | Pattern.UNICODE_CASE
                                | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /// @param text short, as heads and labels are; of a longer one the beginning is looked at
    boolean in(String text) {
        String start = text.length() > 600 ? text.substring(0, 600) : text;
        return words.matcher(Normalizer.normalize(start, Normalizer.Form.NFC)).find();
    }
}
