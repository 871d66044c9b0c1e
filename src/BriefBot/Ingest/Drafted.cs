using BriefBot.Corpus;

namespace BriefBot.Ingest;

/// <summary>What came of one document: a draft to store, or a rejection.</summary>
public readonly record struct Drafted(ArticleDraft? Draft, RejectedInput? Rejected);
