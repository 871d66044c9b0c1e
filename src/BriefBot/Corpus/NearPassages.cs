namespace BriefBot.Corpus;

/// <summary>Passages whose meaning is near that of a question, as a model sees it.</summary>
/// <param name="Best">Nearest first, with the cosine: −1 to 1.</param>
/// <param name="CosineOf">The cosine of any passage of the workspace; null for one that has no vector yet.</param>
public sealed record NearPassages(IReadOnlyList<(PassageId Passage, double Cosine)> Best, Func<PassageId, double?> CosineOf);

/// <summary>How far a corpus has vectors of a model.</summary>
/// <param name="Passages">All passages.</param>
/// <param name="Embedded">Those with a vector.</param>
public readonly record struct VectorCoverage(long Passages, long Embedded);
