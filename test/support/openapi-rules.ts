/**
 * The rules that the document of the interface is held to, beyond what is valid: Redocly's recommended
 * ones, none of them off, and what we ask of ourselves besides; and the few places where one does not fit.
 */

/** Those that Redocly recommends as warnings are errors here: see `openapi-lint.test`. */
export const RULES: { extends: string[]; rules: Record<string, "error"> } = {
  extends: ["recommended"],
  rules: Object.fromEntries(
    [
      // Whoever reads it in a viewer finds their way.
      ...["operation-summary", "parameter-description", "tag-description", "info-contact"],
      ...["operation-tag-defined", "operation-singular-tag", "no-duplicated-tag-names"],
      // Programs are generated of it.
      ...["operation-operationId", "component-name-unique", "no-duplicated-enum-values"],
      // What stands there as an example is one.
      ...["no-invalid-parameter-examples", "no-invalid-schema-examples"],
      "no-invalid-media-type-examples",
      ...["no-schema-type-mismatch", "no-unsafe-markdown", "no-http-verbs-in-paths"],
    ].map((rule) => [rule, "error"] as const),
  ),
};

/** Where a rule is not kept: which, of what, and why. */
export const EXCEPTIONS: readonly (readonly [rule: string, pointer: string, why: string])[] = [
  ["operation-2xx-response", "#/paths/~1bookmarklet~1try/get/responses", "is broken on purpose"],
  ["operation-2xx-response", "#/paths/~1share/get/responses", "only redirects"],
  ["operation-2xx-response", "#/paths/~1favicon.ico/get/responses", "only redirects"],
  [
    "no-unused-components",
    "#/components/schemas/PageNews",
    "is the data of an event, and OpenAPI 3.1 has no word for that",
  ],
];
