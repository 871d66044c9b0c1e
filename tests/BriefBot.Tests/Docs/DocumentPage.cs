namespace BriefBot.Tests.Docs;

/// <summary>A Markdown page of the checkout with its fenced blocks.</summary>
sealed class DocumentPage(params string[] path)
{
    /// <summary>What it says, lines ended by \n.</summary>
    public string Text { get; } = File.ReadAllText(Checkout.PathOf(path)).ReplaceLineEndings("\n");

    /// <summary>Contents of the blocks of a language, in order.</summary>
    public IEnumerable<string> Blocks(string language) =>
        Text.Split("```")
            .Where((part, index) => index % 2 == 1 && part.StartsWith(language + "\n", StringComparison.Ordinal))
            .Select(part => part[(language.Length + 1)..]);
}
