import type { PreviewTexts } from './preview-texts';

export const fr: PreviewTexts = {
  overlayTitle: 'Aperçu',
  running: '{running} sur {all} s’exécutent ici',
  left: 'encore {minutes} min',
  over: 'L’aperçu est terminé. La page suivante est la page habituelle.',
  choices: 'Choix de confidentialité',
  end: 'Terminer l’aperçu',
  notEnded: 'Impossible de le terminer pour l’instant. Veuillez réessayer.',
  events: 'Signalé : {events}',
  noEvents: 'Il n’a encore rien signalé.',
  setUp: 'Il a été mis en place.',
  stepsFailed: 'Il s’est interrompu : {what}',
  requests: 'Requêtes : {count}',
  noRequests: 'Il n’a encore envoyé aucune requête.',
  strayRequests:
    'Il ne s’exécute pas, et pourtant quelque chose dans cette page interroge ses adresses : {count}',
  notLoaded: 'La liste n’a pas pu être chargée. Veuillez recharger la page.',
  state_draft: 'brouillon',
  state_in_review: 'en attente d’approbation',
  state_approved: 'approuvée, pas encore active',
  state_live: 'active',
  standing: 'Version {version}, {state}',
  runs: 'Il s’exécute : il est placé sur {path}, et rien dans le consentement ne s’y oppose.',
  runsEarly:
    'Il s’exécute avant toute réponse : il est réglé pour se charger sans un oui, avec des signaux qui disent non.',
  waits: 'Il attend le consentement : {categories}.',
  reason_declared: 'Il est seulement répertorié : quelque chose d’autre l’insère dans le site.',
  reason_not_approved: 'Cette version n’a pas été approuvée par une deuxième personne.',
  reason_paused: 'Il a été arrêté.',
  reason_review_overdue: 'Personne ne l’a révisé à temps, il a donc été arrêté.',
  reason_out_of_placement: 'Il n’est pas prévu qu’il s’exécute sur {path}.',
  reason_gpc:
    'Le navigateur demande aux sites de ne pas vendre ni partager les données : rien de cette catégorie ne s’exécute alors.',
  reason_dnt:
    'Le navigateur demande aux sites de ne pas suivre, et ce site le respecte pour cette catégorie.',
  reason_policy_error:
    'Un élément n’a pas pu être évalué, et ce qui ne peut pas être évalué ne s’exécute pas.',
  pageTitle: 'Aperçu de « {name} »',
  pageWhat: '{vendor}, version {version} : {state}.',
  pageHere:
    'Dans ce navigateur seulement, et pendant {minutes} minutes, le site fonctionne avec cette version. Les autres visiteurs ne remarquent rien. Vos choix sur le suivi s’appliquent comme toujours.',
  pageUnapproved:
    'Personne n’a encore approuvé cette version. Ne commencez que si vous avez demandé ce lien, ou si vous savez que la personne qui l’a envoyé travaille sur ce site.',
  pageCustomCode:
    'Elle contient du code propre, qui peut tout faire dans les pages que vous ouvrez entre-temps.',
  pageBy: 'Le lien a été créé par {person}.',
  pageStart: 'Commencer l’aperçu sur {path}',
  pageOverTitle: 'Ce lien est inutilisable',
  pageOver:
    'Il a déjà été ouvert, son délai est passé, ou la version n’existe plus. Créez un nouveau lien sur la page du pixel.',
  pageElsewhere:
    'Ce lien est pour {site}. Ouvrez-le là-bas, ou corrigez l’adresse du site dans les réglages.',
};
