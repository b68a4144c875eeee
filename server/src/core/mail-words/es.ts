import type { MailWords } from './en';

/** What mails say, in Spanish. */
export const es: MailWords = {
  'submitted.subject': 'Por revisar: versión {version} de «{name}»',
  'submitted.subject-many': 'Por revisar: {count} versiones',
  'submitted.text': '{by} pide la aprobación de la versión {version} de «{name}».',
  'submitted.text-many': '{by} pide la aprobación de {count} versiones:',
  'submitted.item': '{name}, versión {version}',
  'submitted.link': 'Mirarla y decidir',
  'submitted.reason':
    'Recibe este correo porque su rol permite aprobar píxeles. Quien puede cambiar los ajustes puede desactivar estos correos.',
  'approved.subject': 'Aprobada: versión {version} de «{name}»',
  'approved.text': '{by} ha aprobado la versión {version} de «{name}».',
  'approved.next': 'Se activará con la próxima publicación.',
  'sent_back.subject': 'Devuelta: versión {version} de «{name}»',
  'sent_back.text': '{by} ha devuelto la versión {version} de «{name}».',
  'sent_back.next': 'Vuelve a ser un borrador: cámbiela y pida otra vez la aprobación.',
  'decided.comment': '{by} ha escrito:',
  'decided.link': 'Abrir el píxel',
  'decided.reason':
    'Recibe este correo porque ha participado en esta versión. Quien puede cambiar los ajustes puede desactivar estos correos.',
  'review.digest.subject': 'Diga si todavía hace falta: {count}',
  'review.digest.text':
    'Toca revisar aquello de lo que usted se ocupa. Diga de cada uno si todavía hace falta.',
  'review.reminder.subject': 'Hay revisiones que aún le esperan: {count}',
  'review.reminder.text':
    'Ya se le preguntó, y nadie ha respondido todavía. Diga de cada uno si todavía hace falta.',
  'review.warning.subject': 'Se detendrá sin una revisión: {count}',
  'review.warning.text':
    'Nadie los ha revisado aún. Si nadie lo hace, se detendrán el día que figura junto a cada uno.',
  'review.escalation.subject': 'Revisiones que nadie responde: {count}',
  'review.escalation.text': 'Usted puede aprobar píxeles, y estos necesitan que alguien los mire.',
  'review.paused.subject': 'Detenido, porque nadie lo revisó: {count}',
  'review.paused.text':
    'Se detuvieron porque nadie los revisó a tiempo. Una revisión reactiva lo que no está retirado.',
  'review.report.subject': 'Los píxeles de este sitio, {month}',
  'review.report.text':
    'En línea: {live}. Por revisar: {due}. Atrasados: {overdue}. Detenidos, porque nadie los revisó: {stopped}.',
  'review.item.ask': '{name}: toca revisarlo desde el {due}',
  'review.item.remind': '{name}: toca revisarlo desde el {due}, ya se preguntó',
  'review.item.warn': '{name}: se detendrá el {day}',
  'review.item.stopped': '{name}: detenido',
  'review.item.overdue': '{name}: atrasado, {owner} se ocupa de él',
  'review.item.no_address': '{name}: {owner} no tiene una dirección a la que escribir',
  'review.item.not_delivered': '{name}: ningún correo llega a {owner}',
  'review.reason': 'Recibe este correo porque se ocupa de píxeles de este sitio, o puede aprobarlos.',
  'review.report.reason': 'Recibe este correo porque su dirección figura en los ajustes de los informes.',
  'feed.name': 'Revisiones de píxeles',
  'feed.due': 'Revisión: {name}',
  'feed.stops': '{name} se detiene si nadie lo revisa',
  'feed.stopped': '{name} se detuvo porque nadie lo revisó',
  'feed.text': '{owner} se ocupa de él.',
  'link.text': '{words}:',
};
