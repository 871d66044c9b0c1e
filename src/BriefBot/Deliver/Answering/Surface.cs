namespace BriefBot.Deliver.Answering;

/// <summary>Where a question comes from, those who wait least patiently first.</summary>
public enum Surface
{
    /// <summary>Discord.</summary>
    Discord,

    /// <summary>The web page and HTTP API.</summary>
    Web,

    /// <summary>Other assistants, by the Model Context Protocol.</summary>
    Mcp,
}
