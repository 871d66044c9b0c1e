namespace BriefBot.Tests.Host.Hosts.Simulated;

/// <summary>What fails in a simulation.</summary>
public enum Failing
{
    /// <summary>The host that leads is killed.</summary>
    Killed,

    /// <summary>It is cut off from the database, and not from Discord.</summary>
    CutOff,

    /// <summary>A host that stands by is killed, another one stands still: no host speaks with another.</summary>
    Apart,

    /// <summary>The database's primary dies; a transaction on its way may be in its standby or not.</summary>
    Primary,

    /// <summary>The answer to a transaction is lost.</summary>
    Answer,

    /// <summary>Clocks are ten minutes off, each another way, and the host that leads is killed.</summary>
    Clocks,

    /// <summary>The host that leads stands still for a minute.</summary>
    Stopped,

    /// <summary>Its machine sleeps for a minute, which its measure of time doesn't tell.</summary>
    Asleep,
}
