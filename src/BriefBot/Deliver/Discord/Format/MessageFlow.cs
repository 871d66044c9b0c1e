using System.Text;
using BriefBot.Discord;

namespace BriefBot.Deliver.Discord.Format;

/// <summary>
/// Sets blocks of markdown one below the other, in as few embeds and messages as Discord's limits allow. A block is never split:
/// whoever makes blocks keeps them within <see cref="LongestBlock"/>.
/// </summary>
/// <param name="footer">Small print of the last embed; plain text.</param>
/// <param name="mostMessages">1 or more; blocks beyond are left out, which <see cref="IsShortened"/> tells.</param>
sealed class MessageFlow(string footer, int mostMessages)
{
    /// <summary>Longest block; an embed's description holds one with its title's worth to spare.</summary>
    public const int LongestBlock = 3_800;

    readonly List<List<OpenEmbed>> _messages = [];
    readonly int _room = DiscordLimits.EmbedsTotal - footer.Length;
    (string? Title, int Colour) _next = (null, EmbedColour.Answer);
    bool _startsEmbed = true;

    /// <summary>Whether blocks were left out.</summary>
    public bool IsShortened { get; private set; }

    /// <summary>Writes into a flow, once more with a note in the footer when blocks had to be left out.</summary>
    public static MessageFlow Of(int mostMessages, string footer, string cutNote, Action<MessageFlow> write)
    {
        var flow = new MessageFlow(footer, mostMessages);
        write(flow);
        if (!flow.IsShortened)
            return flow;
        flow = new MessageFlow(footer.Length == 0 ? cutNote : $"{footer} · {cutNote}", mostMessages);
        write(flow);
        return flow;
    }

    /// <summary>The next block opens an embed of its own.</summary>
    /// <param name="title">Markdown of at most <see cref="DiscordLimits.EmbedTitle"/>; null for none.</param>
    public void Open(int colour, string? title = null)
    {
        _next = (title, colour);
        _startsEmbed = true;
    }

    /// <summary>Adds a block.</summary>
    /// <param name="gap">What parts it from a block above it in the same embed: one or two line breaks.</param>
    public void Add(string block, string gap = "\n\n")
    {
        if (IsShortened)
            return;
        var added = gap.Length + block.Length;
        if (!_startsEmbed && Current is { } open && Fits(open, added))
            open.Text.Append(gap).Append(block);
        else
            OpenFor(block);
    }

    /// <summary>The messages, footer and components at the end of the last one.</summary>
    public IReadOnlyList<MessageProperties> Finish(DateTimeOffset? at, IReadOnlyList<MessageComponent>? components)
    {
        if (_messages.Count == 0)
            OpenFor("");
        return [.. _messages.Select((embeds, index) => Message(embeds, index == _messages.Count - 1, at, components))];
    }

    OpenEmbed? Current => _messages is [.., [.., var open]] ? open : null;

    bool Fits(OpenEmbed open, int added) =>
        open.Text.Length + added <= DiscordLimits.EmbedDescription && Used(_messages[^1]) + added <= _room;

    static int Used(List<OpenEmbed> embeds) => embeds.Sum(embed => (embed.Title?.Length ?? 0) + embed.Text.Length);

    void OpenFor(string block)
    {
        var embed = new OpenEmbed(_startsEmbed ? _next.Title : null, _next.Colour, new StringBuilder(block));
        if (_messages is [.., var last] && last.Count < DiscordLimits.Embeds && Used(last) + Used([embed]) <= _room)
            last.Add(embed);
        else if (_messages.Count < mostMessages)
            _messages.Add([embed]);
        else
            IsShortened = true;
        _startsEmbed = false;
    }

    MessageProperties Message(List<OpenEmbed> embeds, bool isLast, DateTimeOffset? at, IReadOnlyList<MessageComponent>? components) =>
        new()
        {
            Embeds = [.. embeds.Select((embed, index) => embed.Close(isLast && index == embeds.Count - 1 ? footer : "", at))],
            Components = isLast ? components : null,
        };

    sealed record OpenEmbed(string? Title, int Colour, StringBuilder Text)
    {
        public Embed Close(string footer, DateTimeOffset? at) =>
            new()
            {
                Title = string.IsNullOrEmpty(Title) ? null : Title,
                Description = Text.Length == 0 ? null : Text.ToString(),
                Color = Colour,
                Footer = footer.Length == 0 ? null : new EmbedFooter { Text = footer },
                Timestamp = footer.Length == 0 ? null : at,
            };
    }
}
