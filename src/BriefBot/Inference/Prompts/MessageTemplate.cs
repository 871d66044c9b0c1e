using System.Xml;
using System.Xml.Linq;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using Microsoft.SemanticKernel;

namespace BriefBot.Inference.Prompts;

/// <summary>
/// A Handlebars template of <c>&lt;message role="…"&gt;</c> elements, for Semantic Kernel. Values are encoded before they are put in, so
/// that none of them can end its message or begin another; a template that would let one stand outside is refused.
/// </summary>
sealed class MessageTemplate : IPromptTemplate
{
    readonly HandlebarsTemplate<object, object> _render;
    readonly string _origin;
    readonly IReadOnlyList<string> _optional;

    /// <summary>Compiles a template.</summary>
    /// <param name="template">The text.</param>
    /// <param name="origin">The file that it stands in, for messages.</param>
    /// <exception cref="HandlebarsException">It isn't Handlebars.</exception>
    /// <param name="optional">Variables that may be missing; they are empty then.</param>
    public MessageTemplate(string template, string origin, IReadOnlyList<string>? optional = null)
    {
        _origin = origin;
        _optional = optional ?? [];
        _render = Handlebars
            .Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true, TextEncoder = new MessageEncoder() })
            .Compile(template);
    }

    /// <inheritdoc/>
    public Task<string> RenderAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            Render(WithOptional((arguments ?? []).ToDictionary(value => value.Key, value => value.Value ?? "", StringComparer.Ordinal)))
        );

    Dictionary<string, object> WithOptional(Dictionary<string, object> values)
    {
        foreach (var name in _optional)
            values.TryAdd(name, "");
        return values;
    }

    /// <summary>The elements with these values.</summary>
    /// <exception cref="PromptException">There is a value missing, or something beside the elements.</exception>
    public string Render(IReadOnlyDictionary<string, object> values)
    {
        string text;
        try
        {
            text = _render(values);
        }
        catch (Exception e) when (e is HandlebarsException or HandlebarsUndefinedBindingException)
        {
            throw new PromptException($"{_origin}: {e.Message} The variables are: {string.Join(", ", values.Keys)}.", e);
        }
        try
        {
            var root = XDocument.Parse($"<prompt>{text}</prompt>", LoadOptions.PreserveWhitespace).Root!;
            if (!root.Elements("message").Any() || !root.Nodes().All(IsMessageOrBlank))
                throw new PromptException(
                    $"{_origin}: the template must be made of <message role=\"system\"> and <message role=\"user\"> elements, and "
                        + "nothing beside them."
                );
            foreach (var message in root.Elements("message"))
                CheckRole((string?)message.Attribute("role"));
            return text;
        }
        catch (XmlException e)
        {
            throw new PromptException($"{_origin}: the template's <message> elements are not well formed: {e.Message}", e);
        }
    }

    static bool IsMessageOrBlank(XNode node) =>
        node switch
        {
            XElement element => element.Name.LocalName == "message" && !element.HasElements,
            XText text => string.IsNullOrWhiteSpace(text.Value),
            XComment => true,
            _ => false,
        };

    void CheckRole(string? role)
    {
        if (role is not ("system" or "user"))
            throw new PromptException($"{_origin}: a message has the role '{role}'; it must be system or user.");
    }
}
