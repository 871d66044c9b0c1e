using BriefBot.Host.Configuration;

namespace BriefBot.Host.Web;

/// <summary>Where readers reach this host.</summary>
static class HomeAddress
{
    /// <summary>The address that links in files lead to, without a slash at the end: the configured one, else the one asked.</summary>
    public static string Home(this WebOptions options, HttpRequest request) =>
        options.PublicUrl.Length > 0 ? options.PublicUrl.TrimEnd('/') : $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
