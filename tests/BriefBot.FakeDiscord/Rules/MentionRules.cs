using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BriefBot.Fakes;

/// <summary>Decides whom a message pings: what its text mentions, as far as <c>allowed_mentions</c> and permissions let it.</summary>
static partial class MentionRules
{
    public static void Check(Problems problems, JsonObject body, string place)
    {
        if (body["allowed_mentions"] is not JsonObject allowed)
            return;
        place = Problems.Join(place, "allowed_mentions");
        var parse = Names(allowed, "parse");
        for (var i = 0; i < parse.Count; i++)
        {
            if (parse[i] is not ("users" or "roles" or "everyone"))
                problems.Choice($"{place}.parse.{i}", "('users', 'roles', 'everyone')");
        }

        foreach (var kind in new[] { "users", "roles" })
        {
            var listed = problems.List(allowed, kind, place, most: 100);
            if (listed.Count > 0 && parse.Contains(kind))
            {
                problems.Add(
                    $"{place}.parse",
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive."
                );
            }
        }
    }

    public static Pings Of(FakeWorld world, FakeChannel channel, FakeUser author, string content, JsonObject? allowed, FakeMessage? replyTo)
    {
        var users = new List<FakeUser>();
        var roles = new List<FakeRole>();
        foreach (Match mention in UserMention().Matches(content))
        {
            if (
                IdText.TryId(mention.Groups["id"].Value, out var id)
                && world.Users.TryGetValue(id, out var user)
                && Allowed(allowed, "users", id)
            )
                users.Add(user);
        }

        foreach (Match mention in RoleMention().Matches(content))
        {
            var role = IdText.TryId(mention.Groups["id"].Value, out var id) ? channel.Guild?.Roles.FirstOrDefault(r => r.Id == id) : null;
            if (role is not null && (role.Mentionable || MayMentionAll(channel, author)) && Allowed(allowed, "roles", id))
                roles.Add(role);
        }

        if (replyTo is not null && RepliedUser(allowed))
            users.Add(replyTo.Author);
        var everyone =
            EveryoneMention().IsMatch(content)
            && MayMentionAll(channel, author)
            && (allowed is null || Names(allowed, "parse").Contains("everyone"));
        return new([.. users.Distinct()], [.. roles.Distinct()], everyone);
    }

    static bool RepliedUser(JsonObject? allowed) =>
        allowed is null || allowed["replied_user"]?.GetValueKind() is System.Text.Json.JsonValueKind.True;

    static bool Allowed(JsonObject? allowed, string kind, ulong id) =>
        allowed is null || Names(allowed, "parse").Contains(kind) || Names(allowed, kind).Contains(id.Text());

    static List<string> Names(JsonObject json, string name) =>
        json[name] is JsonArray list ? [.. list.Select(n => n?.ToString() ?? "")] : [];

    static bool MayMentionAll(FakeChannel channel, FakeUser author) =>
        channel.Guild is { } guild
        && guild.Members.TryGetValue(author.Id, out var member)
        && PermissionRules.InChannel(member, channel).HasFlag(FakePermissions.MentionEveryone);

    [GeneratedRegex("<@!?(?<id>[0-9]{1,20})>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex UserMention();

    [GeneratedRegex("<@&(?<id>[0-9]{1,20})>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RoleMention();

    [GeneratedRegex("@(everyone|here)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EveryoneMention();
}
