namespace BriefBot.Deliver.Web;

/// <summary>What a sign-in through Discord has come to.</summary>
/// <param name="Servers">Ids and names of servers to choose from; empty for none.</param>
public sealed record SignInView(IReadOnlyList<(string Id, string Name)> Servers)
{
    /// <summary>Name of the server whose articles are open now; null while none are.</summary>
    public string? Entered { get; init; }

    /// <summary>What went wrong; null for nothing.</summary>
    public string? Problem { get; init; }
}

/// <summary>What the page that asks for the token shows.</summary>
/// <param name="Problem">What is wrong with the last one; null for nothing.</param>
/// <param name="WithDiscord">Whether managers of servers can sign in through Discord.</param>
public sealed record LoginView(string? Problem, bool WithDiscord);
