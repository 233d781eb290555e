package io.hypervisory.enrich.judgement.crossvendor;

import java.util.Set;

/// What an advisory, patch or post says of others. Ids are written `vendor/id`.
///
/// @param type `advisory`, `patch` or `post`
/// @param libraries as [Libraries] names them
/// @param supersedes patches that a patch replaces
/// @param advisories that a patch is for
/// @param patches that an advisory's table names
/// @param mentions advisories and patches that a post names
public record Links(
        String id,
        String type,
        Set<String> cves,
        Set<String> libraries,
        Set<String> supersedes,
        Set<String> advisories,
        Set<String> patches,
        Set<String> mentions) {
    static final String ADVISORY = "advisory";
    static final String PATCH = "patch";
    static final String POST = "post";

    public Links {
        cves = Set.copyOf(cves);
        libraries = Set.copyOf(libraries);
        supersedes = Set.copyOf(supersedes);
        advisories = Set.copyOf(advisories);
        patches = Set.copyOf(patches);
        mentions = Set.copyOf(mentions);
    }

    boolean isSame(Links other) {
        return id.equals(other.id) && type.equals(other.type);
    }
}
