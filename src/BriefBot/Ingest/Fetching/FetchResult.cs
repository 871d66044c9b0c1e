namespace BriefBot.Ingest.Fetching;

/// <summary>What came of a fetch.</summary>
public abstract record FetchResult
{
    FetchResult() { }

    /// <summary>The host handed it out.</summary>
    /// <param name="Address">Where it came from, after all redirects.</param>
    /// <param name="Body">Unpacked, otherwise as it came.</param>
    public sealed record Fetched(Uri Address, ReadOnlyMemory<byte> Body) : FetchResult
    {
        /// <summary>Where permanent redirects alone lead, to be asked next time; null when nothing has moved for good.</summary>
        public Uri? MovedTo { get; init; }

        /// <summary>"text/html", in lower case; null when the host doesn't say.</summary>
        public string? MediaType { get; init; }

        /// <summary>The charset that the host states, as written; null when it doesn't.</summary>
        public string? Charset { get; init; }

        /// <summary>Content-Language as it came; null for none.</summary>
        public string? ContentLanguage { get; init; }

        /// <summary>As it came, for the next request; null for none.</summary>
        public string? ETag { get; init; }

        /// <summary>As it came, for the next request; null for none.</summary>
        public string? LastModified { get; init; }

        /// <summary>How long the host says that this stays current, 0 to 7 days; null when it doesn't say.</summary>
        public TimeSpan? FreshFor { get; init; }

        /// <summary>The body as text: by byte order mark, the host's charset, the document's own declaration, else by what the bytes
        /// are.</summary>
        public string Text() => TextDecoder.Decode(Body.Span, Charset).Text;
    }

    /// <summary>Nothing has changed since the answer whose validators were sent.</summary>
    /// <param name="Address">Where that was said, after all redirects.</param>
    public sealed record NotModified(Uri Address) : FetchResult
    {
        /// <summary>Where permanent redirects alone lead; null when nothing has moved for good.</summary>
        public Uri? MovedTo { get; init; }

        /// <summary>To be sent from now on; the one that was sent when the host gave no new one.</summary>
        public string? ETag { get; init; }

        /// <summary>To be sent from now on; the one that was sent when the host gave no new one.</summary>
        public string? LastModified { get; init; }

        /// <summary>How long the host says that this stays current, 0 to 7 days; null when it doesn't say.</summary>
        public TimeSpan? FreshFor { get; init; }
    }

    /// <summary>Nothing was had.</summary>
    /// <param name="Kind">Tells causes apart for a program.</param>
    /// <param name="Reason">One line for people: what happened and, where something helps, what to do. Holds no address of a private
    /// network.</param>
    public sealed record Failed(FetchFailure Kind, string Reason) : FetchResult
    {
        /// <summary>The HTTP status, where there was one.</summary>
        public int? Status { get; init; }

        /// <summary>How long the host, or politeness towards it, asks to wait, up to a day; null when nothing says.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>Where permanent redirects alone led before it failed; null when nothing has moved for good.</summary>
        public Uri? MovedTo { get; init; }
    }
}
