package io.hypervisory.ingest.read;

import javax.xml.stream.XMLInputFactory;

/// How XML from elsewhere is opened: by the JDK's own parser, whatever else is on the class path,
/// without DTDs and external entities.
public final class XmlInput {
    /// The JDK counts each `&lt;` against these and stops at 100,000, which escaped HTML reaches; a
    /// document without a DTD has no entity that grows.
    public static final String ENTITY_SIZE = "jdk.xml.maxGeneralEntitySizeLimit";

    /// The same, for all entities together.
    public static final String ENTITIES_SIZE = "jdk.xml.totalEntitySizeLimit";

    private XmlInput() {}

    /// A new one, which is not thread-safe.
    public static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(ENTITY_SIZE, "0");
        factory.setProperty(ENTITIES_SIZE, "0");
        return factory;
    }
}
