using System.ComponentModel.DataAnnotations;

namespace BriefBot.Ingest.Fetching;

/// <summary>How BriefBot reads the web.</summary>
public sealed class FetchOptions
{
    /// <summary>Web or mail address of whoever runs this, told to every host in User-Agent; empty for none.</summary>
    [RegularExpression("[!-'*-~]{1,200}", ErrorMessage = "is not a web or mail address")]
    public string Contact { get; set; } = "";

    /// <summary>Ports that are connected to, separated by commas.</summary>
    [
        Required,
        RegularExpression(@"\s*\d{1,5}(\s*,\s*\d{1,5})*\s*", ErrorMessage = "is not a list of ports: numbers with commas between them")
    ]
    public string Ports { get; set; } = "80, 443";

    /// <summary>Networks that are read from although they aren't public, as CIDR separated by commas ("10.1.2.0/24, fd00:1::/32"); empty
    /// for none.</summary>
    [NetworkList(ErrorMessage = "is not a list of networks such as 10.1.2.0/24, fd00:1::/32")]
    public string AllowNetworks { get; set; } = "";

    /// <summary>Shortest time between two requests to one host.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest time for one fetch, redirects included, waiting for politeness' sake not.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Fetches at the same time, over all hosts.</summary>
    [Range(1, 256)]
    public int Concurrent { get; set; } = 24;
}

/// <summary>Holds a setting to networks in CIDR notation, separated by commas.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class NetworkListAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is string text && NetworkList.TryParse(text, out _);
}
