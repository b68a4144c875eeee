import type { PreviewTexts } from './preview-texts';

export const es: PreviewTexts = {
  overlayTitle: 'Vista previa',
  running: '{running} de {all} se ejecutan aquí',
  left: 'quedan {minutes} min',
  over: 'La vista previa ha terminado. La página siguiente es la habitual.',
  choices: 'Opciones de privacidad',
  end: 'Terminar la vista previa',
  notEnded: 'No se pudo terminar en este momento. Inténtelo de nuevo.',
  events: 'Comunicado: {events}',
  noEvents: 'Todavía no ha comunicado nada.',
  setUp: 'Se ha preparado.',
  stepsFailed: 'Se interrumpió: {what}',
  requests: 'Peticiones: {count}',
  noRequests: 'Todavía no ha enviado ninguna petición.',
  strayRequests: 'No se ejecuta y, sin embargo, algo de esta página consulta sus direcciones: {count}',
  notLoaded: 'No se pudo cargar la lista. Vuelva a cargar la página.',
  state_draft: 'borrador',
  state_in_review: 'pendiente de aprobación',
  state_approved: 'aprobada, aún no activa',
  state_live: 'activa',
  standing: 'Versión {version}, {state}',
  runs: 'Se ejecuta: está colocado en {path} y nada del consentimiento lo impide.',
  runsEarly:
    'Se ejecuta antes de una respuesta: está configurado para cargarse sin un sí, con señales que dicen no.',
  waits: 'Espera el consentimiento: {categories}.',
  reason_declared: 'Solo figura en la lista: otra herramienta lo pone en el sitio.',
  reason_not_approved: 'Esta versión no la ha aprobado una segunda persona.',
  reason_paused: 'Se detuvo.',
  reason_review_overdue: 'Nadie lo revisó a tiempo, así que se detuvo.',
  reason_out_of_placement: 'No está previsto que se ejecute en {path}.',
  reason_gpc:
    'El navegador pide a los sitios que no vendan ni compartan datos, y entonces no se ejecuta nada de esta categoría.',
  reason_dnt: 'El navegador pide a los sitios que no rastreen, y este sitio lo respeta para esta categoría.',
  reason_policy_error: 'Algo en él no se pudo evaluar, y lo que no se puede evaluar no se ejecuta.',
  pageTitle: 'Vista previa de «{name}»',
  pageWhat: '{vendor}, versión {version}: {state}.',
  pageHere:
    'Solo en este navegador, y durante {minutes} minutos, el sitio funciona con esta versión. Los demás visitantes no notan nada. Sus opciones de seguimiento valen como siempre.',
  pageUnapproved:
    'Nadie ha aprobado todavía esta versión. Empiece solo si ha pedido este enlace o si sabe que la persona que lo envió trabaja en este sitio.',
  pageCustomCode:
    'Contiene código propio, que puede hacer cualquier cosa en las páginas que abra mientras tanto.',
  pageBy: 'El enlace lo creó {person}.',
  pageStart: 'Empezar la vista previa en {path}',
  pageOverTitle: 'Este enlace no se puede usar',
  pageOver:
    'Ya se abrió, ha caducado o la versión ya no existe. Cree un enlace nuevo en la página del píxel.',
  pageElsewhere: 'Este enlace es para {site}. Ábralo allí o corrija la dirección del sitio en los ajustes.',
};
