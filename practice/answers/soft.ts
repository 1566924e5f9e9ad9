/** Errors that call themselves a success: status 200, and not the page that anybody came for. */
import type { EvidenceClass, SuspectCode } from "../../src/probe/failure";
import { HTML, type NamedAnswer, PLAIN, page } from "./named";

const soft = (
  name: string,
  about: string,
  suspect: SuspectCode,
  body: string,
  headers: Readonly<Record<string, string>> = HTML,
  evidence: EvidenceClass = "page",
): NamedAnswer => ({
  name: `soft-${name}`,
  about,
  status: 200,
  headers,
  body,
  expects: "up",
  suspect,
  evidence,
});

const heading = (text: string, rest = "") => page(text, `<h1>${text}</h1>${rest}`);

export const SOFT_ERRORS: readonly NamedAnswer[] = [
  soft(
    "503-nginx",
    "nginx's 503 under a 200",
    "error_page",
    heading("503 Service Temporarily Unavailable", "<hr><center>nginx</center>"),
  ),
  soft(
    "503",
    "an application's 503 under a 200",
    "error_page",
    heading("503 Service Unavailable", "<p>No server is available to handle this request.</p>"),
  ),
  soft("502", "a gateway's 502 under a 200", "error_page", heading("502 Bad Gateway")),
  soft(
    "500",
    "a 500 under a 200",
    "error_page",
    heading("Internal Server Error", "<p>Please try again later.</p>"),
  ),
  soft("404", "not found, under a 200", "error_page", heading("404 Not Found")),
  soft(
    "error-503-branded",
    "a branded error page",
    "error_page",
    page("Error 503 | Acme", "<p>Something broke. We have been told.</p>"),
  ),
  soft(
    "php-fatal",
    "what PHP says when it dies",
    "error_page",
    "<br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined function foo() in /srv/index.php:3\nStack trace:\n#0 {main}\n  thrown in <b>/srv/index.php</b> on line <b>3</b><br />\n",
  ),
  soft(
    "wordpress-critical",
    "WordPress after a fatal error",
    "error_page",
    page(
      "Site &rsaquo; Error",
      "<p>There has been a critical error on this website.</p><p>Learn more about troubleshooting.</p>",
    ),
  ),
  soft(
    "wordpress-critical-german",
    "the same in German",
    "error_page",
    page("Fehler", "<p>Es gab einen kritischen Fehler auf deiner Website.</p>"),
  ),
  soft(
    "upstream-text",
    "a mesh without a healthy member, as text",
    "error_page",
    "upstream connect error or disconnect/reset before headers. reset reason: connection failure",
    PLAIN,
  ),
  soft(
    "asp-net",
    "ASP.NET's yellow page",
    "error_page",
    page("Runtime Error", "<h1>Server Error in '/' Application.</h1><h2><i>Runtime Error</i></h2>"),
  ),
  soft(
    "next-js",
    "a script that failed",
    "error_page",
    page(
      "Application error: a client-side exception has occurred",
      "<h2>Application error: a client-side exception has occurred.</h2>",
    ),
  ),

  soft(
    "database-wordpress",
    "WordPress without its database",
    "database_error",
    heading("Error establishing a database connection"),
  ),
  soft(
    "database-wordpress-french",
    "the same in French",
    "database_error",
    heading("Erreur lors de la connexion &agrave; la base de donn&eacute;es"),
  ),
  soft(
    "database-pdo",
    "PHP without its database",
    "database_error",
    "<b>Fatal error</b>: Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /srv/db.php:9",
  ),
  soft(
    "database-mysqli",
    "an older PHP without its database",
    "database_error",
    "Warning: mysqli_connect(): (HY000/2002): Connection refused in /srv/db.php on line 4",
  ),
  soft(
    "database-codeigniter",
    "CodeIgniter without its database",
    "database_error",
    page(
      "Database Error",
      "<h1>A Database Error Occurred</h1><p>Unable to connect to your database server using the provided settings.</p>",
    ),
  ),

  soft(
    "maintenance",
    "down for maintenance",
    "maintenance",
    page("Acme", "<h1>We are down for maintenance</h1><p>Please come back in an hour.</p>"),
  ),
  soft(
    "maintenance-soon",
    "the page that most people copy",
    "maintenance",
    page(
      "Site Maintenance",
      "<article><h1>We&rsquo;ll be back soon!</h1><p>Sorry for the inconvenience but we&rsquo;re performing some maintenance at the moment.</p></article>",
    ),
  ),
  soft(
    "maintenance-wordpress",
    "WordPress while it updates itself",
    "maintenance",
    page(
      "Maintenance",
      "<p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>",
    ),
  ),
  soft(
    "maintenance-german",
    "the same in German",
    "maintenance",
    page(
      "Wartung",
      "<p>Wegen Wartungsarbeiten ist diese Website kurzzeitig nicht verf&uuml;gbar. Schau in einer Minute noch einmal vorbei.</p>",
    ),
  ),
  soft(
    "maintenance-spanish",
    "in Spanish",
    "maintenance",
    heading("Sitio en mantenimiento", "<p>Volvemos pronto.</p>"),
  ),

  soft(
    "default-nginx",
    "nginx, just installed",
    "default_page",
    heading(
      "Welcome to nginx!",
      "<p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p>",
    ),
  ),
  soft(
    "default-apache-ubuntu",
    "Apache on Ubuntu, just installed",
    "default_page",
    page(
      "Apache2 Ubuntu Default Page: It works",
      "<span>Apache2 Default Page</span><div>It works!</div><p>This is the default welcome page used to test the correct operation of the Apache2 server after installation on Ubuntu systems.</p>",
    ),
  ),
  soft(
    "default-apache",
    "Apache, just installed",
    "default_page",
    "<html><body><h1>It works!</h1></body></html>\n",
  ),
  soft(
    "default-iis",
    "IIS, just installed",
    "default_page",
    page(
      "IIS Windows Server",
      '<a href="http://go.microsoft.com/fwlink/?linkid=66138"><img src="iisstart.png" alt="IIS"></a>',
    ),
  ),
  soft(
    "default-refresh",
    "a control panel's way to its default page",
    "default_page",
    '<html><head><META HTTP-EQUIV="refresh" CONTENT="0;URL=/cgi-sys/defaultwebpage.cgi"></head><body></body></html>',
  ),

  soft(
    "parked",
    "a name for sale",
    "parked",
    page(
      "example-name.com is for sale | HugeDomains",
      "<h1>example-name.com</h1><p>Buy now for $2,995</p>",
    ),
  ),
  soft(
    "parked-script",
    "a parked name, before its script runs",
    "parked",
    '<!doctype html><html data-adblockkey="MFww"><head></head><body><div id="target" style="opacity: 0"></div><script>window.park = "eyJ1dWlkIjoiNDkwMSJ9"</script><script src="/bAbCdE.js"></script></body></html>',
  ),
  soft(
    "parked-lander",
    "a parked name, sent on by a script",
    "parked",
    '<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>',
  ),
  soft(
    "parked-sedo",
    "a name parked at Sedo",
    "parked",
    page(
      "example-name.com",
      '<script src="//sedoparking.com/frmpark/example-name.com/park.js"></script>',
    ),
  ),
  soft(
    "parked-german",
    "a name for sale, in German",
    "parked",
    heading("Diese Domain steht zum Verkauf!"),
  ),

  soft(
    "suspended",
    "a hosting account that was suspended",
    "suspended",
    page(
      "Account Suspended",
      "<h1>Account Suspended</h1><p>This Account has been suspended.</p><p>Contact your hosting provider for more information.</p>",
    ),
  ),
  soft(
    "suspended-german",
    "the same in German",
    "suspended",
    heading("Diese Website wurde gesperrt", "<p>Bitte wenden Sie sich an Ihren Anbieter.</p>"),
  ),
  soft(
    "suspended-bandwidth",
    "a limit of traffic under a 200",
    "suspended",
    heading("Bandwidth Limit Exceeded", "<p>Please try again later.</p>"),
  ),

  soft(
    "refresh-to-error",
    "nothing but the way to an error",
    "refresh_to_error",
    '<html><head><meta http-equiv="refresh" content="0; url=/error/500.html"></head><body></body></html>',
  ),
  soft(
    "refresh-header",
    "the same by a header",
    "refresh_to_error",
    "<html><body>Please wait</body></html>",
    { ...HTML, refresh: "0; url=/50x.html" },
    "header",
  ),
  soft("empty", "not one byte", "empty_page", ""),
  soft(
    "empty-frame",
    "a frame around nothing",
    "empty_page",
    "<!DOCTYPE html>\n<html>\n<head><title>Site</title><link rel=canonical href=/></head>\n<body>\n<!-- nothing -->\n<div id=main>&nbsp;</div>\n</body>\n</html>\n",
  ),
];
