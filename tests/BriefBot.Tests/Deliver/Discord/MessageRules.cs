using BriefBot.Deliver.Discord.Format;
using BriefBot.Discord;

namespace BriefBot.Tests.Deliver.Discord;

/// <summary>What holds of every message that the bot sends.</summary>
static class MessageRules
{
    /// <summary>Emphasis and line starts of our own; anything else would come from outside.</summary>
    static readonly string[] OurSigns = ["**", "*", "-", ">", "link", "time"];

    public static void Hold(MessageProperties message)
    {
        var embeds = message.Embeds ?? [];
        (message.Content?.Length ?? 0).ShouldBeLessThanOrEqualTo(2_000);
        embeds.Count.ShouldBeLessThanOrEqualTo(10);
        embeds.Sum(Size).ShouldBeLessThanOrEqualTo(6_000);
        (embeds.Count + (message.Content?.Length ?? 0)).ShouldBeGreaterThan(0);
        message.AllowedMentions.ShouldNotBeNull().Parse.ShouldBeEmpty();
        embeds.Where(embed => embed.Url is not null).ShouldBeEmpty("the client merges embeds that share a url");
        foreach (var embed in embeds)
            Hold(embed);
        foreach (var row in message.Components ?? [])
            Hold(row);
        if (message.Content is { } content)
            Text(content, 2_000);
    }

    static int Size(Embed embed)
    {
        var fields = (embed.Fields ?? []).Sum(field => field.Name.Length + field.Value.Length);
        return (embed.Title?.Length ?? 0) + (embed.Description?.Length ?? 0) + (embed.Footer?.Text.Length ?? 0) + fields;
    }

    static void Hold(Embed embed)
    {
        (embed.Title is not null || embed.Description is not null).ShouldBeTrue();
        if (embed.Title is { } title)
            Text(title, 256);
        if (embed.Description is { } description)
            Text(description, 4_096);
        if (embed.Footer is { } footer)
        {
            footer.Text.Length.ShouldBeInRange(1, 2_048);
            Letters(footer.Text);
            footer.Text.ShouldNotContain("@everyone");
        }

        (embed.Fields?.Count ?? 0).ShouldBeLessThanOrEqualTo(25);
        foreach (var field in embed.Fields ?? [])
        {
            Text(field.Name, 256);
            Text(field.Value, 1_024);
        }
    }

    static void Hold(MessageComponent row)
    {
        row.Components.ShouldNotBeNull().Count.ShouldBeInRange(1, 5);
        row.Components!.Select(button => button.CustomId).ShouldBeUnique();
        foreach (var button in row.Components!)
        {
            ButtonId.Parse(button.CustomId).ShouldNotBeNull();
            button.CustomId!.Length.ShouldBeLessThanOrEqualTo(100);
            (button.Label?.Length ?? 0).ShouldBeLessThanOrEqualTo(80);
            (button.Label is not null || button.Emoji is not null).ShouldBeTrue();
        }
    }

    static void Text(string markdown, int limit)
    {
        markdown.Length.ShouldBeInRange(1, limit);
        markdown.ShouldNotBeNullOrWhiteSpace();
        Letters(markdown);
        var read = ClientMarkdown.Read(markdown);
        foreach (var mark in read.Marks)
        {
            OurSigns.ShouldContain(mark.Kind, $"“{mark.Text}” at {mark.Start} of: {markdown}");
            if (mark.Kind == "time")
                mark.Text.ShouldBeOneOf("<t:1606204800:R>", "<t:0:R>", "<t:-62135596800:R>");
            if (mark.Kind == "link")
                Link(mark, markdown);
        }

        (read.Marks.Count(mark => mark.Kind == "**") % 2).ShouldBe(0, markdown);
        (read.Marks.Count(mark => mark.Kind == "*") % 2).ShouldBe(0, markdown);
    }

    static void Link(Marked link, string markdown)
    {
        var target = new Uri(link.Target!, UriKind.Absolute);
        target.Scheme.ShouldBeOneOf("http", "https");
        target.UserInfo.ShouldBeEmpty();
        link.Target!.All(c => c is > ' ' and < '\u007f' && !"()<>\\@`*".Contains(c)).ShouldBeTrue(link.Target);
        markdown[link.End - 1].ShouldBe(')');
        markdown[..(link.End - 1)].ShouldEndWith("](" + link.Target, Case.Sensitive, "the target is all that stands between the brackets");
        link.Text.ShouldBeOneOf("[1]", "[2]", "[3]", "archived", "archiviert", "live page", "Webseite");
    }

    /// <summary>No half characters, nothing that acts or turns the text around, no towers of marks.</summary>
    static void Letters(string text)
    {
        var (accents, previous) = (0, ' ');
        foreach (var c in text)
        {
            if (char.IsLowSurrogate(c))
                char.IsHighSurrogate(previous).ShouldBeTrue(text);
            else
                char.IsHighSurrogate(previous).ShouldBeFalse(text);
            (char.IsControl(c) && c != '\n').ShouldBeFalse(text);
            (c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u200e' or '\u200f' or '\u061c').ShouldBeFalse(text);
            accents = c is >= '\u0300' and <= '\u036f' ? accents + 1 : 0;
            accents.ShouldBeLessThanOrEqualTo(CleanText.MaxAccents);
            previous = c;
        }

        char.IsHighSurrogate(previous).ShouldBeFalse(text);
    }
}
