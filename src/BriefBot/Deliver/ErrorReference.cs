using System.Security.Cryptography;

namespace BriefBot.Deliver;

/// <summary>What a person is shown in place of an error, and what stands in the log beside it.</summary>
static class ErrorReference
{
    /// <summary>Six characters that are told apart when read aloud.</summary>
    public static string New() => RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTUVWXYZ", 6);
}
