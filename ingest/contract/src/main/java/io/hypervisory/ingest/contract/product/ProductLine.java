package io.hypervisory.ingest.contract.product;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A product, or one line of its releases: what is patched together.
///
/// @param product vendor slug and product, `vmware/esxi`; it never changes when a product is
///   renamed
/// @param release `8.0`; null when the line is not known, and the whole product is meant
/// @param name the product's own name, for people
/// @param formFactor null where the distinction makes no sense
public record ProductLine(
        String product,
        @Nullable String release,
        String name,
        Kind kind,
        @Nullable FormFactor formFactor) {
    /// What sort of product it is.
    public enum Kind {
        HYPERVISOR,
        /// Manages hypervisors, or serves them.
        MANAGEMENT,
        /// Runs guests on top of an operating system.
        HOSTED,
        /// Runs inside guests, or is a client.
        TOOLS,
        /// A hosting panel: of virtualization vendors, but no virtualization.
        PANEL,
        CONTAINER,
        /// A bundle of others under one version.
        SUITE,
        /// No virtualization.
        OTHER;

        /// As the table and a page write it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How an ESX host is built, which decides how it is patched.
    public enum FormFactor {
        /// With a service console, a Linux of its own.
        CLASSIC,
        /// Without: one image.
        EMBEDDED
    }

    public ProductLine {
        int slash = product.indexOf('/');
        if (slash <= 0 || slash == product.length() - 1) {
            throw new IllegalArgumentException("not vendor/product: " + product);
        }
    }

    public String vendor() {
        return product.substring(0, product.indexOf('/'));
    }

    /// `vmware/esxi-8.0`, or `vmware/esxi` where the line is not known.
    public String line() {
        return release == null ? product : product + "-" + release;
    }
}
