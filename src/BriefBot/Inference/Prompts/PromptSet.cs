namespace BriefBot.Inference.Prompts;

/// <summary>The prompts, read from <c>prompts/*.yaml</c> and tried out before anything is asked of a model.</summary>
public sealed class PromptSet
{
    PromptSet(
        PromptTemplate answer,
        PromptTemplate brief,
        PromptTemplate digest,
        PromptTemplate research,
        PromptTemplate repair,
        PromptTemplate followUp,
        PromptTemplate terms
    ) => (Answer, Brief, Digest, Research, Repair, FollowUp, Terms) = (answer, brief, digest, research, repair, followUp, terms);

    /// <summary>The folder of the installation.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "prompts");

    /// <summary>Answers a question.</summary>
    public PromptTemplate Answer { get; }

    /// <summary>Tells what happened on a topic.</summary>
    public PromptTemplate Brief { get; }

    /// <summary>Tells what is new in a story.</summary>
    public PromptTemplate Digest { get; }

    /// <summary>Looks up what a question of several parts needs, and answers it.</summary>
    public PromptTemplate Research { get; }

    /// <summary>All of them.</summary>
    public IReadOnlyList<PromptTemplate> All => [Answer, Brief, Digest, Research, Repair, FollowUp, Terms];

    /// <summary>Rewrites a sentence that did not agree with its sources.</summary>
    public PromptTemplate Repair { get; }

    /// <summary>Rewrites a question that leans on the one before it.</summary>
    public PromptTemplate FollowUp { get; }

    /// <summary>Gives the words of a question in the languages of the articles.</summary>
    public PromptTemplate Terms { get; }

    /// <summary>Reads and checks all prompts of a folder.</summary>
    /// <exception cref="PromptException">One is missing or can't be used.</exception>
    public static PromptSet Load(string folder)
    {
        string[] writing = ["question", "today", "limit", "fence", "sources"];
        return new PromptSet(
            Read(folder, "answer", writing),
            Read(folder, "brief", writing),
            Read(folder, "digest", writing),
            Read(folder, "research", [.. writing, "calls"]),
            Read(folder, "repair", ["sentence", "reasons", "fence", "sources"]),
            Read(folder, "follow-up", ["previous", "question", "fence"]),
            Read(folder, "terms", ["question", "words", "languages", "fence"])
        );
    }

    static PromptTemplate Read(string folder, string name, string[] variables)
    {
        var path = Path.Combine(folder, name + ".yaml");
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > PromptTemplate.LargestFile)
                throw new PromptException($"{path} is larger than a prompt can be ({PromptTemplate.LargestFile / 1024} KB).");
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PromptException(
                $"The prompt {path} cannot be read: {e.Message} Restore it, or name the folder with the setting Models:Prompts.",
                e
            );
        }
        var prompt = PromptTemplate.Parse(bytes, path);
        TryOut(prompt, variables, path);
        return prompt;
    }

    // A prompt that drops the fence or the sources would be found out only by what a model makes of it.
    static void TryOut(PromptTemplate prompt, string[] variables, string path)
    {
        var marks = variables.ToDictionary(name => name, name => $"{name}-{Guid.NewGuid():N}");
        var values = marks.ToDictionary(
            mark => mark.Key,
            mark =>
                mark.Key switch
                {
                    "sources" => (object)
                        new[]
                        {
                            new Dictionary<string, object>
                            {
                                ["number"] = "1",
                                ["title"] = "title",
                                ["origin"] = "origin",
                                ["before"] = "",
                                ["text"] = mark.Value,
                            },
                        },
                    "reasons" => new[] { mark.Value },
                    _ => mark.Value,
                }
        );
        // A prompt may leave it to the model in what language it writes.
        values.TryAdd("language", "English");
        var text = prompt.Render(values);
        var missing = marks.Where(mark => !text.Contains(mark.Value, StringComparison.Ordinal)).Select(mark => mark.Key).ToList();
        if (missing.Count > 0)
            throw new PromptException(
                $"{path}: the template doesn't use {string.Join(", ", missing)}; without {(missing.Count == 1 ? "it" : "them")} "
                    + "an answer can't be written safely."
            );
        var undeclared = variables.Except(prompt.Variables).ToList();
        if (undeclared.Count > 0)
            throw new PromptException($"{path}: 'input_variables' lacks {string.Join(", ", undeclared)}.");
    }
}
