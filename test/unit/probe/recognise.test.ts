/** When a page is read at all, where a redirect leads, and what code Cloudflare put in a body. */
import { describe, expect, test } from "vitest";
import { isLogin, suspectPath } from "../../../src/probe/classify/paths";
import { cloudflareCode, needsPage } from "../../../src/probe/classify/recognise";

describe("the page is read", () => {
  const type = (value: string | null, more: Readonly<Record<string, string>> = {}) => {
    return (name: string) => (name === "content-type" ? value : (more[name] ?? null));
  };
  test.each([
    [200, "text/html", true],
    [200, "text/html; charset=UTF-8", true],
    [200, "TEXT/HTML", true],
    [200, "application/xhtml+xml", true],
    [200, "text/plain", true],
    [200, null, true],
    [202, "text/html", true],
    [206, "text/html", true],
    [401, "text/html", true],
    [403, "text/plain", true],
    [405, "text/html", true],
    [406, "text/html", true],
    [409, "text/plain", true],
    [429, "text/html", true],
    [500, "text/html", true],
    [503, null, true],
    [530, "text/plain", true],
    [200, "application/json", false],
    [200, "image/png", false],
    [200, "text/event-stream", false],
    [200, "text/css", false],
    [403, "application/json", false],
    [204, "text/html", false],
    [301, "text/html", false],
    [304, "text/html", false],
    [404, "text/html", false],
    [410, "text/html", false],
    [451, "text/html", false],
    [511, "text/html", false],
    [999, "text/html", false],
  ])("%i %s: %s", (status, value, expected) => {
    expect(needsPage(status, type(value))).toBe(expected);
  });

  test("not where the headers have told already", () => {
    expect(needsPage(403, type("text/html", { "cf-mitigated": "challenge" }))).toBe(false);
    expect(needsPage(401, type("text/html", { "www-authenticate": "Basic" }))).toBe(false);
    expect(needsPage(200, type("text/html", { "content-disposition": "attachment" }))).toBe(false);
  });
});

describe("a redirect to a login", () => {
  test.each([
    "https://site.com/login",
    "https://site.com/login/",
    "https://site.com/login/index.php",
    "https://site.com/Login.aspx?ReturnUrl=%2f",
    "https://site.com/signin",
    "https://site.com/sign-in?next=/",
    "https://site.com/en/login",
    "https://site.com/de-de/account/login",
    "https://site.com/accounts/login/",
    "https://site.com/users/sign_in",
    "https://site.com/user/login",
    "https://site.com/wp-login.php?redirect_to=x",
    "https://site.com/index.php/login",
    "https://site.com/login.jsp;jsessionid=1",
    "https://site.com/sso/start",
    "https://site.com/oauth2/authorize?client_id=1",
    "https://site.com/oauth2/sign_in",
    "https://site.com/adfs/ls/?wa=wsignin1.0",
    "https://site.com/realms/main/protocol/openid-connect/auth",
    "https://team.cloudflareaccess.com/cdn-cgi/access/login/site.com",
    "https://accounts.google.com/v3/signin/identifier",
    "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
    "https://tenant.okta.com/",
    "https://auth.site.com/",
    "https://sso.site.com/x",
    "https://idp.site.com/",
  ])("is one: %s", (to) => {
    expect(isLogin(new URL(to), "site.com")).toBe(true);
  });

  test.each([
    "https://site.com/",
    "https://site.com/en",
    "https://site.com/login-history-of-computing",
    "https://site.com/blog/login",
    "https://site.com/docs/sso",
    "https://site.com/logins",
    "https://site.com/blog/how-to-sign-in",
    "https://site.com/authors",
    "https://site.com/authorize-net-review",
    "https://author.example.com/",
    "https://authentic.example.com/",
    "https://login.com/",
    "https://www.okta.com/",
    "https://id.wikipedia.org/",
    "https://www.site.com/?page=login",
  ])("is none: %s", (to) => {
    expect(isLogin(new URL(to), "site.com")).toBe(false);
  });

  test("is no wall for whoever asked for a login", () => {
    expect(isLogin(new URL("https://login.site.com/login"), "login.site.com")).toBe(false);
    expect(isLogin(new URL("https://accounts.google.com/signin"), "accounts.google.com")).toBe(
      false,
    );
    expect(isLogin(new URL("https://tenant.okta.com/login"), "auth.site.com")).toBe(false);
  });
});

describe("the path of a redirect tells of an error", () => {
  test.each([
    ["/cgi-sys/suspendedpage.cgi", "suspended"],
    ["/suspended.page/", "suspended"],
    ["/account-suspended.html", "suspended"],
    ["/cgi-sys/defaultwebpage.cgi", "default_page"],
    ["/lander", "parked"],
    ["/maintenance", "maintenance"],
    ["/maintenance/", "maintenance"],
    ["/en/maintenance.html", "maintenance"],
    ["/site-maintenance.php", "maintenance"],
    ["/wartung.html", "maintenance"],
    ["/503", "error_page"],
    ["/50x.html", "error_page"],
    ["/error", "error_page"],
    ["/Error.aspx", "error_page"],
    ["/error/500", "error_page"],
    ["/errors/503.html", "error_page"],
    ["/error-pages/502.html", "error_page"],
    ["/en-gb/404", "error_page"],
    ["/oops?aspxerrorpath=/", "error_page"],
  ])("%s: %s", (path, suspect) => {
    expect(suspectPath(new URL(path, "https://site.com"))).toBe(suspect);
  });

  test.each([
    "/",
    "/en/",
    "/maintenance-kits",
    "/services/maintenance",
    "/500-miles",
    "/fiat/500",
    "/blog/error",
    "/errors",
    "/503-area-code",
    "/page/404",
    "/slander",
    "/suspended-ceilings",
    "/?error=503",
  ])("and this one does not: %s", (path) => {
    expect(suspectPath(new URL(path, "https://site.com"))).toBeNull();
  });
});

describe("Cloudflare's code", () => {
  test.each([
    ["error code: 1020", 1020],
    ["error code: 1016\n", 1016],
    ['<h1><span class="cf-error-type">Error</span> <span class="cf-error-code">1033</span>', 1033],
    ['<div class="cf-error-type">Error 1006</div>', 1006],
    ['<span class="cf-code-label">Error code <span>1020</span></span>', 1020],
    ['<div class="cf-error-details cf-error-1010">', 1010],
    ['<span class="cf-error-code">502</span>', null],
    ["error code: 520", null],
    ["error code: 10200", null],
    ["An article about error code: 1020 and what to do.", null],
    ["", null],
  ])("%s: %s", (body, code) => {
    expect(cloudflareCode(body)).toBe(code);
  });
});
