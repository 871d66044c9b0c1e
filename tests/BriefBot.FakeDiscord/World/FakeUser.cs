namespace BriefBot.Fakes;

/// <summary>A person, or the bot.</summary>
public sealed class FakeUser
{
    internal FakeUser(ulong id, string username, bool bot) => (Id, Username, IsBot) = (id, username, bot);

    /// <summary>Snowflake.</summary>
    public ulong Id { get; }

    /// <summary>Unique name in small letters.</summary>
    public string Username { get; }

    /// <summary>The name that others see.</summary>
    public string? GlobalName { get; init; }

    /// <summary>Whether it is a bot.</summary>
    public bool IsBot { get; }

    /// <summary>Language of the person's client, as Discord names it.</summary>
    public string Locale { get; set; } = "en-US";

    /// <summary>How the person is mentioned in a text.</summary>
    public string Mention => $"<@{Id.Text()}>";
}
