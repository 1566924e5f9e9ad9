/**
 * The marks by which an error is known that calls itself a success. One row each; the first that
 * fits counts. Pure data, all of it in lower case.
 *
 * Anybody may write about errors, and sell maintenance. So a sentence counts where it opens a page
 * that says little else; default pages, which are longer, by their title and what follows it.
 */
import type { SuspectCode } from "../failure";
import type { Mark } from "./marks";

export interface SuspectMark extends Mark {
  readonly suspect: SuspectCode;
}

const soft = (suspect: SuspectCode, rest: Mark): SuspectMark => ({ suspect, ...rest });
/** For sentences that anybody may write. */
const brief = (suspect: SuspectCode, opens: readonly RegExp[]): SuspectMark =>
  soft(suspect, { opens, isBrief: true });

/** What speaks against a page that came as a success. */
export const SUSPECT_MARKS: readonly SuspectMark[] = [
  // cPanel, Plesk, DirectAdmin and their kind.
  brief("suspended", [
    /^(hosting |website )?account (has been )?suspended/,
    /^(this|your|the) (hosting )?account (has been|is) (temporarily )?suspended/,
    /^(this |the )?(web ?site|site|domain|domain name) (has been |is )?(temporarily )?suspended/,
    /^(509 )?bandwidth limit exceeded/,
    /^diese (website|webseite|seite|domain|präsenz) (wurde|ist) (vorübergehend )?gesperrt/,
    /^(dieses konto|dieser account) (wurde|ist) (vorübergehend )?gesperrt/,
  ]),

  // Scripts of parking services, which show no words before they run.
  soft("parked", { markup: ['window.park = "ey'], isBrief: true }),
  soft("parked", { markup: ["//sedoparking.com/frmpark/"], isBrief: true }),
  soft("parked", { markup: ["img.sedoparking.com/"], isBrief: true }),
  soft("parked", { markup: ["//parking.bodiscdn.com/"], isBrief: true }),
  soft("parked", { markup: ["parkingcrew.net/jsparkcaf"], isBrief: true }),
  soft("parked", { markup: ["wsimg.com/parking-lander/"], isBrief: true }),
  soft("parked", { markup: ['window.location.href="/lander"'], isBrief: true }),
  soft("parked", { markup: ["//parkingpage.namecheap.com/"], isBrief: true }),
  brief("parked", [
    /^(the domain( name)? )?[a-z\d-]{1,63}(\.[a-z\d-]{1,63}){1,3} (is|may be) (for sale|parked)/,
    /^this domain( name)? (is|may be) (for sale|parked|available for sale)/,
    /^this domain( name)? (has |is )?expired/,
    /^(buy this domain|domain (is )?for sale|parked domain( name)?|domain parked)/,
    /^diese domain (steht zum verkauf|ist zu verkaufen|ist geparkt)/,
    /^diese domain (wurde|ist) (gerade |soeben )?(erst |bereits )?registriert/,
    /^ce (nom de )?domaine est à vendre/,
    /^este dominio está (en|a la) venta/,
  ]),

  brief("database_error", [
    // WordPress.
    /^error establishing a database connection/,
    /^fehler beim aufbau (einer|der) datenbankverbindung/,
    /^erreur lors de la connexion à la base de données/,
    /^error al establecer una conexión con la base de datos/,
    // PHP, CodeIgniter, Joomla.
    /^(php )?fatal error: uncaught (pdoexception|mysqli_sql_exception)/,
    /^(php )?warning: (mysqli?_connect|mysqli::__construct|mysqli::mysqli)\(/,
    /^(a )?database (connection )?error( occurred)?/,
    /^(could not|cannot|can't|unable to|failed to) connect to (the )?(database|mysql)/,
    /^(connection failed: )?sqlstate\[/,
    /^mysql server has gone away/,
    /^error displaying the error page: application instantiation error: /,
    /^datenbankfehler/,
  ]),

  brief("maintenance", [
    // WordPress.
    /^briefly unavailable for scheduled maintenance/,
    /^wegen wartungsarbeiten ist diese website kurzzeitig nicht verfügbar/,
    /^brièvement indisponible pour cause de maintenance/,
    /^no disponible por mantenimiento programado/,
    /^(we are|we're|(this|the|our) (web ?site|site) is) (currently |temporarily )?(down|offline|closed) for (scheduled )?maintenance/,
    /^(we are|we're|(this|the|our)? ?(web ?site|site)( is)?) (currently |temporarily )?under (scheduled )?maintenance/,
    /^(we are|we're|(this|the|our) (web ?site|site) is) (currently )?(performing|undergoing) (scheduled )?maintenance/,
    /^((down|closed|offline) for|under) maintenance/,
    /^(we'll|we will) be (right )?back( soon| shortly)?/,
    /^sorry for the inconvenience,? but we're performing (some )?maintenance /,
    /^((site|scheduled|website) )?maintenance( mode| in progress)?\W{0,3}$/,
    /^be right back\W{0,3}$/,
    /^(wartung|wartungsarbeiten|wartungsmodus)\W{0,3}$/,
    /^(wir führen|es werden) (gerade|derzeit) wartungsarbeiten /,
    /^(diese|unsere|die) (website|webseite|seite) (wird|ist) (gerade|derzeit) (gewartet|in wartung)/,
    /^(le )?site (est )?(actuellement )?en (cours de )?maintenance/,
    /^(sitio( web)? )?en mantenimiento/,
  ]),

  soft("default_page", {
    opens: /^welcome to (nginx|openresty|tengine|freenginx)/,
    says: [/if you see this page, the .{3,40} is successfully installed/],
  }),
  soft("default_page", {
    opens: /^apache2? ([a-z]{3,20} )?default page/,
    says: ["default welcome page"],
  }),
  soft("default_page", { opens: /^(apache )?http server test page/ }),
  soft("default_page", { opens: /^test page for the (apache http|nginx http|http) server/ }),
  soft("default_page", { opens: /^(iis windows( server)?|iis ?\d{1,2})$/ }),
  soft("default_page", { opens: /^microsoft internet information services \d{1,2}$/ }),
  soft("default_page", { opens: /^(default web site page|default plesk page)/ }),
  soft("default_page", { opens: /^(web server's default page|domain default page)/ }),
  soft("default_page", {
    opens: /^apache tomcat\/[\d.]{1,10}/,
    says: ["you've successfully installed tomcat"],
  }),
  soft("default_page", {
    opens: /^the install worked successfully! congratulations!/,
    says: ["django"],
  }),
  brief("default_page", [
    /^(it works|apache is functioning normally|your web server is working)\W{0,3}$/,
    // ISPConfig and German hosts.
    /^welcome to your website! this is the default index page of your website/,
    /^hier entsteht (eine|ihre) neue (internetpräsenz|webpräsenz|webseite|website|homepage)/,
  ]),

  brief("error_page", [
    // nginx, Apache, Varnish, HAProxy, Tomcat, Laravel and Next.js under a wrong status.
    /^(http |error |status |http error |http status )?(500|502|503|504|404)[ :|.–-]{0,4}(error |http )?(internal server error|bad gateway|service (temporarily )?unavailable|gateway time-?out|backend fetch failed|(page )?not found|server error)/,
    /^we've got some trouble \| (404|50[0234]) /,
    /^(http )?(error|status|fehler)( code)?:? ?(404|50[0234])/,
    /^(internal server error|bad gateway|service (temporarily )?unavailable|gateway time-?out)/,
    /^(application error|whitelabel error page|no healthy upstream|runtime error$)/,
    /^upstream connect error or disconnect\/reset before headers/,
    /^server error in '\/[^']{0,40}' application/,
    /^(page (could )?not (be )?found|(die )?seite (wurde )?nicht gefunden|page introuvable)/,
    /^(php )?(fatal|parse) error: /,
    // WordPress, Drupal, Rails, Laravel, Magento.
    /^there has been a critical error on (this|your) website/,
    /^es gab einen kritischen fehler auf deiner website/,
    /^il y a eu une erreur critique sur (ce|votre) site/,
    /^ha habido un error crítico en (esta|tu) web/,
    /^the website encountered an unexpected error/,
    /^we're sorry, but something went wrong/,
    /^whoops, looks like something went wrong/,
    /^there has been an error processing your request/,
    /^(oops!? )?an (unexpected |internal )?(server )?error (has )?occurred/,
    /^(error|server error|fehler|serverfehler)\W{0,3}$/,
  ]),
];
