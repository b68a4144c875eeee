import type { PreviewTexts } from './preview-texts';

export const de: PreviewTexts = {
  overlayTitle: 'Vorschau',
  running: '{running} von {all} laufen hier',
  left: 'noch {minutes} Min.',
  over: 'Die Vorschau ist zu Ende. Die nächste Seite ist die gewöhnliche.',
  choices: 'Datenschutz-Auswahl',
  end: 'Vorschau beenden',
  notEnded: 'Sie ließ sich gerade nicht beenden. Bitte versuchen Sie es noch einmal.',
  events: 'Gemeldet: {events}',
  noEvents: 'Es hat noch nichts gemeldet.',
  setUp: 'Es wurde eingerichtet.',
  stepsFailed: 'Es ist abgebrochen: {what}',
  requests: 'Anfragen: {count}',
  noRequests: 'Es hat noch keine Anfrage gesendet.',
  strayRequests: 'Es läuft nicht, und doch fragt etwas auf dieser Seite bei seinen Adressen an: {count}',
  notLoaded: 'Die Liste ließ sich nicht laden. Bitte laden Sie die Seite neu.',
  state_draft: 'Entwurf',
  state_in_review: 'wartet auf Freigabe',
  state_approved: 'freigegeben, noch nicht aktiv',
  state_live: 'aktiv',
  standing: 'Version {version}, {state}',
  runs: 'Es läuft: Es ist auf {path} platziert, und von der Einwilligung her spricht nichts dagegen.',
  runsEarly:
    'Es läuft schon vor einer Antwort: Es ist so eingestellt, dass es ohne ein Ja lädt, mit Signalen, die Nein sagen.',
  waits: 'Es wartet auf Einwilligung: {categories}.',
  reason_declared: 'Es ist nur verzeichnet: Etwas anderes baut es in die Website ein.',
  reason_not_approved: 'Diese Version wurde nicht von einer zweiten Person freigegeben.',
  reason_paused: 'Es wurde angehalten.',
  reason_review_overdue: 'Niemand hat es rechtzeitig überprüft, deshalb wurde es angehalten.',
  reason_out_of_placement: 'Es soll auf {path} nicht laufen.',
  reason_gpc:
    'Der Browser bittet Websites, Daten nicht zu verkaufen oder weiterzugeben; dann läuft nichts aus dieser Kategorie.',
  reason_dnt:
    'Der Browser bittet Websites, nicht zu verfolgen, und diese Website hält sich bei dieser Kategorie daran.',
  reason_policy_error:
    'Etwas daran ließ sich nicht beurteilen, und was sich nicht beurteilen lässt, läuft nicht.',
  pageTitle: 'Vorschau von „{name}“',
  pageWhat: '{vendor}, Version {version}: {state}.',
  pageHere:
    'Nur in diesem Browser, und für {minutes} Minuten, läuft die Website mit dieser Version. Andere Besucher merken nichts davon. Ihre Auswahl zum Tracking gilt wie immer.',
  pageUnapproved:
    'Niemand hat diese Version bisher freigegeben. Starten Sie nur, wenn Sie um diesen Link gebeten haben oder wissen, dass die Person, die ihn geschickt hat, an dieser Website arbeitet.',
  pageCustomCode: 'Sie enthält eigenen Code, der auf den Seiten, die Sie inzwischen öffnen, alles tun kann.',
  pageBy: 'Den Link hat {person} erstellt.',
  pageStart: 'Vorschau auf {path} starten',
  pageOverTitle: 'Dieser Link ist nicht verwendbar',
  pageOver:
    'Er wurde schon geöffnet, seine Zeit ist um, oder die Version gibt es nicht mehr. Erstellen Sie auf der Seite des Pixels einen neuen Link.',
  pageElsewhere:
    'Dieser Link ist für {site}. Öffnen Sie ihn dort, oder berichtigen Sie die Adresse der Website in den Einstellungen.',
};
