using System.Text.Json;

namespace BriefBot.Tests.Newsroom;

/// <summary>A story of newsroom/: what is reported, and what is asked of it.</summary>
sealed record NewsroomStory(
    string Name,
    string Folder,
    IReadOnlyList<StoryArticle> Articles,
    IReadOnlyList<StoryQuestion> Questions,
    IReadOnlyList<StoryStatement> Statements,
    IReadOnlyList<StoryDialogue> Dialogues
)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>The folder newsroom/ of this checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The day after the last article: when questions without a day of their own are asked.</summary>
    public DateOnly After => Articles.Max(article => article.Published).AddDays(1);

    /// <summary>The language of its articles and questions, a primary BCP 47 tag: a story that isn't English is named by it
    /// ("de-…").</summary>
    public string Language => Name[..3] is "de-" or "es-" or "fr-" ? Name[..2] : "en";

    /// <summary>The stories of one split (train, dev, test, languages), by name.</summary>
    public static IReadOnlyList<NewsroomStory> Of(string split)
    {
        var splits = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Root, "splits.json")))!;
        return
        [
            .. splits
                .Where(story => story.Value == split && File.Exists(Path.Combine(Root, story.Key, "dialogues.jsonl")))
                .OrderBy(story => story.Key, StringComparer.Ordinal)
                .Select(story => Load(story.Key)),
        ];
    }

    /// <summary>One story.</summary>
    public static NewsroomStory Load(string name)
    {
        var folder = Path.Combine(Root, name);
        return new NewsroomStory(
            name,
            folder,
            Rows<StoryArticle>(folder, "articles.jsonl"),
            Rows<StoryQuestion>(folder, "questions.jsonl"),
            Rows<StoryStatement>(folder, "statements.jsonl"),
            Rows<StoryDialogue>(folder, "dialogues.jsonl")
        );
    }

    static List<T> Rows<T>(string folder, string file) =>
        [
            .. File.ReadLines(Path.Combine(folder, file))
                .Where(line => line.Trim().Length > 0)
                .Select(line => JsonSerializer.Deserialize<T>(line, Options)!),
        ];

    static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "newsroom", "splits.json")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("newsroom/splits.json");
        return Path.Combine(folder, "newsroom");
    }
}

/// <summary>An article of a story.</summary>
sealed record StoryArticle(string File, string Source, DateOnly Published, string Title);

/// <summary>What is asked, and where it is answered: <see cref="Text"/> is a sentence of the article, the answer in [[brackets]].</summary>
sealed record StoryQuestion(string Q, string Kind, string Cat, string File, string Text)
{
    /// <summary>How the nearest sentence differs, of a question that isn't answered.</summary>
    public string? Near { get; init; }

    /// <summary>The day on which it is asked; null for the day after the story's last article.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The answer as the article has it; null when none is marked.</summary>
    public string? Answer => Marked.Answer(Text);

    /// <summary>The sentence without the marks.</summary>
    public string Sentence => Marked.Plain(Text);
}

/// <summary>A statement held against a sentence of an article.</summary>
sealed record StoryStatement(string S, string Label, string How, string File, string Text)
{
    /// <summary>The sentence without marks.</summary>
    public string Sentence => Marked.Plain(Text);
}

/// <summary>Questions of which each may lean on the one before.</summary>
sealed record StoryDialogue(IReadOnlyList<StoryTurn> Turns)
{
    /// <summary>The day on which it takes place; null for the day after the story's last article.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>One question of a dialogue.</summary>
sealed record StoryTurn(string Q, string Lean, string? Full, string? Kind, string? File, string? Text)
{
    /// <summary>It as a question by itself.</summary>
    public StoryQuestion? AsQuestion => Kind is null ? null : new StoryQuestion(Q, Kind, "turn", File!, Text!);
}

/// <summary>Sentences with a part in [[double brackets]].</summary>
static class Marked
{
    /// <summary>Without the brackets.</summary>
    public static string Plain(string text) => text.Replace("[[", "", StringComparison.Ordinal).Replace("]]", "", StringComparison.Ordinal);

    /// <summary>What stands in the first pair of them; null when there is none.</summary>
    public static string? Answer(string text)
    {
        var start = text.IndexOf("[[", StringComparison.Ordinal);
        var end = text.IndexOf("]]", StringComparison.Ordinal);
        return start < 0 || end < start ? null : text[(start + 2)..end];
    }
}
