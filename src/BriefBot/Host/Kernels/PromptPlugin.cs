using BriefBot.Inference.Prompts;
using Microsoft.SemanticKernel;

namespace BriefBot.Host.Kernels;

/// <summary>The prompts for a kernel of Semantic Kernel that somebody else makes.</summary>
public static class PromptPlugin
{
    /// <summary>Its name in a kernel.</summary>
    public const string Name = "briefbot";

    /// <summary>Reads the prompts: <c>answer</c>, <c>brief</c>, <c>digest</c>, <c>research</c>, <c>repair</c>, <c>follow-up</c> and
    /// <c>terms</c>, whose descriptions tell what variables they take.</summary>
    /// <param name="folder">Where they are; null for those that came with BriefBot.</param>
    /// <exception cref="PromptException">One is missing or can't be used.</exception>
    public static KernelPlugin Load(string? folder = null) =>
        KernelPluginFactory.CreateFromFunctions(
            Name,
            PromptSet.Load(folder ?? PromptSet.DefaultFolder).All.Select(prompt => prompt.Function)
        );
}
