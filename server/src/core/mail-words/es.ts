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
  'link.text': '{words}:',
};
