namespace BriefBot.Inference.Prompts;

/// <summary>A prompt's file as Semantic Kernel defines it; only what is used here is read, the rest is let be.</summary>
/// <remarks>Source: Semantic Kernel's YAML prompt schema (PromptTemplateConfig).</remarks>
sealed class PromptSchema
{
    public string Name { get; set; } = "";

    public string TemplateFormat { get; set; } = "";

    public string Template { get; set; } = "";

    public List<PromptVariable> InputVariables { get; set; } = [];

    public Dictionary<string, PromptExecution> ExecutionSettings { get; set; } = [];
}

/// <summary>A variable that the template may use.</summary>
sealed class PromptVariable
{
    public string Name { get; set; } = "";
}

/// <summary>How the model is to write.</summary>
sealed class PromptExecution
{
    public float? Temperature { get; set; }

    public int? MaxTokens { get; set; }
}
