namespace BriefBot.Deliver.Discord.Format;

static partial class Spanish
{
    /// <summary>Who may do what, and what is kept.</summary>
    public static Dictionary<Term, string> Rights { get; } = new()
    {
        [Term.NeedsPermission] = "Para eso necesitas en este servidor el permiso {0}.",
        [Term.ConfirmationGone] = "Este botón ya no vale. Vuelve a pedirlo, por favor.",
        [Term.MissingThere] = "No puedo publicar ahí: en ese canal me falta {0}. Quien administra el servidor puede concederlo.",
        [Term.DigestBadChannel] = "Publico los resúmenes en canales de texto, canales de anuncios y foros de este servidor.",
        [Term.DigestLacks] = "En ese canal me falta: {0}.",
        [Term.MayManageServer] = "Gestionar servidor",
        [Term.MayManageMessages] = "Gestionar mensajes",
        [Term.MayViewChannel] = "Ver canal",
        [Term.MaySendMessages] = "Enviar mensajes",
        [Term.MayEmbedLinks] = "Insertar enlaces",
        [Term.MayAttachFiles] = "Adjuntar archivos",
        [Term.MayReadHistory] = "Leer el historial de mensajes",
        [Term.MayCreateThreads] = "Crear hilos públicos",
        [Term.MaySendInThreads] = "Enviar mensajes en hilos",
        [Term.ForgetName] = "olvidar",
        [Term.ForgetUse] = "Borrar todo lo que guardo sobre ti",
        [Term.WhereName] = "dónde",
        [Term.WhereUse] = "Solo en este servidor o en todas partes",
        [Term.ForgetHere] = "en este servidor",
        [Term.ForgetEverywhere] = "en todas partes",
        [Term.ForgetAsk] = "¿Olvido todo esto? No se puede deshacer.",
        [Term.ForgetNothingHere] = "En este servidor no guardo nada sobre ti.",
        [Term.ForgetNothing] = "No guardo nada sobre ti.",
        [Term.ForgetButton] = "Olvídame",
        [Term.ForgetAllButton] = "Olvídame y quita tus respuestas",
        [Term.Forgotten] = "Olvidado",
        [Term.KeptQuestions] = "Preguntas con sus respuestas: {0}",
        [Term.KeptConversations] = "Lugares donde habrías podido seguir preguntando: {0}",
        [Term.KeptVotes] = "Votos: {0}",
        [Term.KeptMessages] = "Mensajes anotados como respuestas a ti: {0}",
        [Term.KeptUsage] = "Días en que los modelos escribieron para ti: {0}",
        [Term.KeptNames] = "Feeds y programaciones que te nombraban; se quedan, sin tu nombre: {0}",
        [Term.MessagesRemoved] = "Mensajes quitados de Discord: {0}",
        [Term.MessagesLeft] = "Mensajes que no puedo quitar porque ya no llego a su canal: {0}",
        [Term.SettingsRemoval] = "Si me quitan de este servidor, lo que guardo de él se borra a los {0} días. Si me invitan antes, todo sigue como estaba.",
    };
}
