namespace BriefBot.Corpus.Addresses;

/// <summary>Hosts of addresses in ASCII.</summary>
static class HostName
{
    /// <summary>The host as the net knows it; one that can't be a name is left as it stands.</summary>
    public static string Ascii(Uri uri)
    {
        if (uri.HostNameType != UriHostNameType.Dns)
            return uri.Host;
        try
        {
            return uri.IdnHost;
        }
        catch (UriFormatException)
        {
            return uri.Host;
        }
    }
}
