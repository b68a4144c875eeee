import type { MailWords } from './en';

/** What mails say, in German. */
export const de: MailWords = {
  'submitted.subject': 'Bitte ansehen: Version {version} von „{name}“',
  'submitted.subject-many': 'Bitte ansehen: {count} Versionen',
  'submitted.text': '{by} bittet um Freigabe von Version {version} von „{name}“.',
  'submitted.text-many': '{by} bittet um Freigabe von {count} Versionen:',
  'submitted.item': '{name}, Version {version}',
  'submitted.link': 'Ansehen und entscheiden',
  'submitted.reason':
    'Sie erhalten diese E-Mail, weil Ihre Rolle Pixel freigeben darf. Wer die Einstellungen ändern darf, kann diese E-Mails ausschalten.',
  'approved.subject': 'Freigegeben: Version {version} von „{name}“',
  'approved.text': '{by} hat Version {version} von „{name}“ freigegeben.',
  'approved.next': 'Sie geht mit der nächsten Veröffentlichung live.',
  'sent_back.subject': 'Zurückgegeben: Version {version} von „{name}“',
  'sent_back.text': '{by} hat Version {version} von „{name}“ zurückgegeben.',
  'sent_back.next': 'Sie ist wieder ein Entwurf: Ändern Sie sie und bitten Sie dann erneut um Freigabe.',
  'decided.comment': '{by} schrieb:',
  'decided.link': 'Pixel öffnen',
  'decided.reason':
    'Sie erhalten diese E-Mail, weil Sie an dieser Version mitgearbeitet haben. Wer die Einstellungen ändern darf, kann diese E-Mails ausschalten.',
  'review.digest.subject-one': 'Wird „{name}“ noch gebraucht?',
  'review.digest.subject': 'Werden diese {count} Pixel noch gebraucht?',
  'review.digest.text':
    'Für das, worum Sie sich kümmern, steht eine Überprüfung an. Bitte sagen Sie, ob es noch gebraucht wird. Eine Antwort dauert eine Minute.',
  'review.reminder.subject-one': 'Ihre Antwort fehlt noch: „{name}“',
  'review.reminder.subject': 'Ihre Antwort zu {count} Pixeln fehlt noch',
  'review.reminder.text':
    'Sie wurden schon gefragt, und noch hat niemand geantwortet. Bitte sagen Sie, ob es noch gebraucht wird. Eine Antwort dauert eine Minute.',
  'review.warning.subject-one': '„{name}“ wird am {day} angehalten',
  'review.warning.subject': '{count} Pixel werden angehalten, wenn niemand sie überprüft',
  'review.warning.text':
    'Das hat noch niemand überprüft. Wenn es niemand tut, wird es an dem Tag angehalten, der dabeisteht.',
  'review.escalation.subject-one': '„{name}“ braucht jemanden, der entscheidet',
  'review.escalation.subject': '{count} Pixel brauchen jemanden, der entscheidet',
  'review.escalation.text':
    'Sie dürfen Pixel freigeben, und hier werden Sie gebraucht: Jemand muss entscheiden, was daraus wird.',
  'review.paused.subject-one': '„{name}“ wurde angehalten, da es niemand überprüft hat',
  'review.paused.subject': '{count} Pixel wurden angehalten, da sie niemand überprüft hat',
  'review.paused.text':
    'Das wurde angehalten, da es niemand rechtzeitig überprüft hat. Eine Überprüfung startet wieder, was nicht außer Dienst ist.',
  'review.by_hand.text':
    'Sie kümmern sich auf {site} darum, und jemand anderes hat geändert, ob es läuft. Sie müssen nichts tun.',
  'review.by_hand.reason':
    'Der Link braucht ein Konto in der Verwaltung. Wer die Einstellungen ändern darf, kann diese E-Mails ausschalten.',
  'review.pause.subject-one': '„{name}“ wurde auf {site} angehalten',
  'review.pause.subject': '{count} Pixel wurden auf {site} angehalten',
  'review.resume.subject-one': '„{name}“ läuft wieder auf {site}',
  'review.resume.subject': '{count} Pixel laufen wieder auf {site}',
  'review.retire.subject-one': '„{name}“ wurde auf {site} außer Dienst gestellt',
  'review.retire.subject': '{count} Pixel wurden auf {site} außer Dienst gestellt',
  'review.line.due': 'Fällig seit {day}.',
  'review.line.overdue': 'Überfällig: seit {day} steht die Überprüfung an.',
  'review.line.upcoming': 'Zu überprüfen bis {day}.',
  'review.line.asked': 'Sie wurden am {day} gefragt.',
  'review.line.stops': 'Es wird am {day} angehalten, wenn es niemand überprüft.',
  'review.line.stopped': 'Angehalten seit {day}.',
  'review.line.retired': 'Außer Dienst: Es kommt nicht wieder.',
  'review.line.nobody': '{owner} kümmert sich darum und hat nicht geantwortet.',
  'review.line.no_address':
    '{owner} kümmert sich darum, hat aber keine Adresse, an die E-Mails gehen können.',
  'review.line.not_delivered': 'Keine E-Mail erreicht {owner} (kümmert sich darum).',
  'review.line.not_needed':
    '{owner} kümmert sich darum und sagt, dass es nicht mehr gebraucht wird. Es ist angehalten: Nehmen Sie es außer Dienst, oder starten Sie es wieder.',
  'review.line.pause': '{by} hat es am {moment} angehalten. Seitdem zeigt es keine Seite mehr.',
  'review.line.pause-declared': '{by} hat es am {moment} angehalten.',
  'review.line.resume': '{by} hat es am {moment} wieder gestartet. Seitdem läuft es wieder wie zuvor.',
  'review.line.retire':
    '{by} hat es am {moment} außer Dienst gestellt. Seitdem zeigt es keine Seite mehr, und es kommt nicht wieder.',
  'review.line.retire-declared':
    '{by} hat es am {moment} außer Dienst gestellt. Etwas anderes bringt es in die Website, also ist es vielleicht noch da.',
  'review.line.reason': 'Der angegebene Grund:',
  'review.line.no-reason': 'Ein Grund wurde nicht angegeben.',
  'review.flags': 'Bitte sehen Sie sich zuerst das an:',
  'review.flag.no_fires': 'Seit {days} Tagen war nichts von ihm zu hören.',
  'review.flag.no_owner_account':
    'Die Adresse {email}, unter der sich jemand darum kümmert, gehört zu keinem Konto in der Verwaltung.',
  'review.flag.hard_to_read': 'Sein Zweck ist schwer zu lesen.',
  'review.flag.hard_to_read_in': 'Sein Zweck ist in der Übersetzung „{language}“ schwer zu lesen.',
  'review.flag.more_events_than_goals': 'Es meldet {events} Ereignisse für {goals} Ziele.',
  'review.flag.vendor_changed':
    'Was über den Anbieter bekannt ist, hat sich seit der Veröffentlichung geändert.',
  'review.flag.purpose_changed':
    'Es dient einem anderen Zweck als bei der letzten Überprüfung, der von Version {version}.',
  'review.group.overdue': 'Überfällig: {count}',
  'review.group.due': 'Fällig: {count}',
  'review.answer': 'Sagen, ob „{name}“ noch gebraucht wird',
  'review.open': '„{name}“ in der Verwaltung öffnen',
  'review.rest':
    'Dazu kommen {count} weitere, für die in dieser E-Mail kein Platz ist. Sie stehen in der Liste der Überprüfungen.',
  'review.list': 'Liste der Überprüfungen öffnen',
  'review.answers':
    'Um zu sagen, ob etwas noch gebraucht wird, braucht es kein Konto: Jeder Link dafür gilt einmal, spätestens bis {day}. Bitte geben Sie ihn nicht weiter: Wer ihn hat, kann in Ihrem Namen antworten.',
  'review.this-site': 'dieser Website',
  'review.reason-owner': 'Sie erhalten diese E-Mail, weil Sie sich um Pixel von {site} kümmern.',
  'review.reason-approver': 'Sie erhalten diese E-Mail, weil Sie Pixel von {site} freigeben dürfen.',
  'review.sample': 'Das ist ein Beispiel: Das Pixel darin gibt es nicht.',
  'review.sample.name': 'Beispiel-Pixel',
  'review.test.subject': 'Test: {subject}',
  'review.test.text':
    '{name} hat diesen Test schicken lassen. Die Links zum Antworten bewirken darin nichts.',
  'review.report.subject': 'Die Pixel von {site}, {month}',
  'review.report.text': 'Das steht jetzt im Verzeichnis, und das hat sich seit {day} geändert.',
  'review.report.numbers': 'In Zahlen',
  'review.report.live': 'Aktiv: {count}',
  'review.report.due': 'Zu überprüfen: {count}',
  'review.report.overdue': 'Überfällig: {count}',
  'review.report.stopped': 'Angehalten, da niemand sie überprüft hat: {count}',
  'review.report.flagged': 'Mit Auffälligkeiten: {count}',
  'review.report.new': 'Neu: {count}',
  'review.report.retired': 'Außer Dienst genommen: {count}',
  'review.report.item': '{name} ({owner})',
  'review.report.item-overdue': '{name} ({owner}), fällig seit {day}',
  'review.report.item-flagged': '{name} ({owner}): {flags}',
  'review.report.more': '{count} weitere',
  'review.report.csv':
    'Die ganze Liste hängt als Tabelle (CSV) an. Wo Ihr Mailprogramm keinen Anhang zeigt, exportieren Sie sie aus dem Verzeichnis.',
  'review.report.inventory': 'Verzeichnis öffnen',
  'review.report.reason':
    'Sie erhalten diese E-Mail, weil Ihre Adresse in den Einstellungen für Berichte steht.',
  'feed.name': 'Überprüfungen der Pixel',
  'feed.due': 'Überprüfung: {name}',
  'feed.stops': '{name} wird angehalten, wenn es niemand überprüft',
  'feed.stopped': '{name} wurde angehalten, da es niemand überprüft hat',
  'feed.text': '{owner} kümmert sich darum.',
  'answer.title': 'Wird „{name}“ noch gebraucht?',
  'answer.who': '{owner}, Sie kümmern sich um dieses Pixel von {site}.',
  'answer.look': 'Zuletzt hat es jemand am {day} angesehen.',
  'answer.effect':
    'Wenn Sie es behalten, bleibt es, wie es ist, und Sie werden in {days} Tagen wieder gefragt. Wenn Sie nein sagen, wird es sofort angehalten, und wer Pixel freigeben darf, erfährt davon.',
  'answer.comment': 'Möchten Sie etwas dazu sagen? (freiwillig)',
  'answer.seen': 'Ich habe das gesehen.',
  'answer.seen-missing': 'Bitte haken Sie „Ich habe das gesehen.“ an, bevor Sie es behalten.',
  'answer.comment-long': 'Bitte bleiben Sie unter {count} Zeichen.',
  'answer.again':
    'Es wurde noch nichts festgehalten: Diese Seite war lange offen, oder inzwischen hat sich etwas geändert. Bitte antworten Sie noch einmal.',
  'answer.keep': 'Ja, behalten',
  'answer.not_needed': 'Nein, es wird nicht mehr gebraucht',
  'answer.kept.title': 'Danke: „{name}“ bleibt',
  'answer.kept.text': 'Sie werden in {days} Tagen wieder gefragt. Sie können diese Seite schließen.',
  'answer.stopped.title': 'Danke: „{name}“ ist angehalten',
  'answer.stopped.text':
    'Wer Pixel freigeben darf, erfährt davon und entscheidet, was daraus wird. War es ein Versehen, sagen Sie es bitte dort. Sie können diese Seite schließen.',
  'answer.over.title': 'Dieser Link kann nicht benutzt werden',
  'answer.over.invalid':
    'Er ist nicht vollständig, oder er wurde verändert. Bitte öffnen Sie ihn noch einmal aus der E-Mail.',
  'answer.over.expired': 'Seine Zeit ist abgelaufen. Die nächste E-Mail zu diesem Pixel enthält einen neuen.',
  'answer.over.answered': 'Er wurde am {day} benutzt, und jeder Link gilt einmal.',
  'answer.over.outdated':
    'Inzwischen hat sich jemand dieses Pixel angesehen, es gibt also nichts zu beantworten.',
  'answer.over.owner': 'Um dieses Pixel kümmert sich jetzt jemand anderes.',
  'answer.over.gone': 'Dieses Pixel ist nicht mehr aktiv, es gibt also nichts zu überprüfen.',
  'answer.failed.title': 'Das konnte nicht festgehalten werden',
  'answer.failed.text': 'Bitte gehen Sie zurück, und versuchen Sie es gleich noch einmal.',
  'answer.busy.title': 'Bitte warten Sie einen Moment',
  'answer.busy.text':
    'Von Ihrer Adresse kamen zu viele Anfragen. Bitte versuchen Sie es in einer Minute noch einmal.',
  'answer.effect-stopped':
    'Es ist angehalten, da es niemand rechtzeitig überprüft hat. Wenn Sie es behalten, startet es wieder, und Sie werden in {days} Tagen wieder gefragt. Wenn Sie nein sagen, bleibt es angehalten, und wer Pixel freigeben darf, erfährt davon.',
  'answer.effect-declared':
    'Wenn Sie es behalten, werden Sie in {days} Tagen wieder gefragt. Wenn Sie nein sagen, erfährt davon, wer Pixel freigeben darf: Etwas anderes baut es in die Website ein, dort muss es herausgenommen werden.',
  'answer.told.title': 'Danke: „{name}“ wird nicht mehr gebraucht',
  'answer.told.text':
    'Wer Pixel freigeben darf, erfährt davon und nimmt es aus der Website. Sie können diese Seite schließen.',
  'review.line.not_needed-declared':
    '{owner} kümmert sich darum und sagt, dass es nicht mehr gebraucht wird. Etwas anderes baut es in die Website ein: Nehmen Sie es dort heraus und dann außer Dienst.',
  'link.text': '{words}:',
};
