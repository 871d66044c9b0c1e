using BriefBot.Deliver.Discord.Commands;
using BriefBot.Deliver.Discord.Format;

namespace BriefBot.Deliver.Discord;

/// <summary>All buttons and forms of the bot. What has no handler here, with what it needs, is never routed.</summary>
sealed class PressSet
{
    readonly Dictionary<ButtonAction, Handler> _buttons;
    readonly Dictionary<string, Handler> _forms;

    /// <summary>Puts them together.</summary>
    public PressSet(AnswerButtons answers, DigestTraces digests, ArticleCommand articles, ForgetCommand forget)
    {
        _buttons = Enum.GetValues<ButtonAction>().ToDictionary(action => action, action => new Handler(Need.Of(action), Work(action)));
        _forms = new(StringComparer.Ordinal) { [ArticleCommand.FormId] = new Handler(articles.Need, articles.ReceiveFormAsync) };

        Func<InteractionContext, CancellationToken, Task> Work(ButtonAction action) =>
            action switch
            {
                ButtonAction.RemoveArticle => articles.RemoveAsync,
                ButtonAction.Forget or ButtonAction.ForgetWithMessages => forget.ConfirmAsync,
                ButtonAction.DigestWhy => digests.PressAsync,
                _ => answers.PressAsync,
            };
    }

    /// <summary>Buttons by what they do.</summary>
    public IReadOnlyDictionary<ButtonAction, Handler> Buttons => _buttons;

    /// <summary>Forms by their custom id.</summary>
    public IReadOnlyDictionary<string, Handler> Forms => _forms;

    /// <summary>What a pressed button means; null for one that no version of the bot wrote.</summary>
    public Handler? Button(string? customId) => ButtonId.Parse(customId) is { } id ? _buttons.GetValueOrDefault(id.Action) : null;

    /// <summary>What a form that was sent means; null for one of another version of the bot.</summary>
    public Handler? Form(string? customId) => customId is null ? null : _forms.GetValueOrDefault(customId);
}
