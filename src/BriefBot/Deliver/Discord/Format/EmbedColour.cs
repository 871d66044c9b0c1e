namespace BriefBot.Deliver.Discord.Format;

/// <summary>Colours of an embed's edge, 0xRRGGBB; told apart in both themes, and never the only sign of what they mean.</summary>
static class EmbedColour
{
    /// <summary>An answer.</summary>
    public const int Answer = 0x2F7FD8;

    /// <summary>Sources that disagree.</summary>
    public const int Conflict = 0xE0A030;

    /// <summary>Nothing was found, or there is nothing to say.</summary>
    public const int Quiet = 0x8A939C;

    /// <summary>What was corrected since; nothing else has it, so that such an embed is found again.</summary>
    public const int Corrected = 0x9A5FC9;

    /// <summary>Something was done.</summary>
    public const int Done = 0x3C9E5F;

    /// <summary>Something went wrong.</summary>
    public const int Failed = 0xC8483C;
}
