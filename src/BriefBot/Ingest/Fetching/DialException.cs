namespace BriefBot.Ingest.Fetching;

/// <summary>A connection that isn't made; carries the failure to where the fetch ends.</summary>
sealed class DialException(FetchResult.Failed failed, Exception? inner = null) : Exception(failed.Reason, inner)
{
    public FetchResult.Failed Failed { get; } = failed;
}
