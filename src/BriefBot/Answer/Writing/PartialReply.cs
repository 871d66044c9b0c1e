namespace BriefBot.Answer.Writing;

/// <summary>Shows a reply as far as it is written. Every sentence in it is checked, and stays unless the whole answer falls back to
/// quotes.</summary>
/// <param name="reply">What may be shown now.</param>
/// <param name="cancellation">Ends the showing.</param>
public delegate ValueTask PartialReply(Reply reply, CancellationToken cancellation);
