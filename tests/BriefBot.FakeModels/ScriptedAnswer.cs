namespace BriefBot.FakeModels;

/// <summary>Plays a script piece by piece; a wire format says how a piece, an error and the end look.</summary>
static class ScriptedAnswer
{
    /// <summary>Plays it; true when it ended normally, so that the format's own end is due.</summary>
    public static async Task<bool> PlayAsync(ChatScript script, AnswerWriter writer, Func<string, Task> piece, Func<Task> error)
    {
        for (var i = 0; i < script.Pieces.Count && i < (script.EndAfter ?? int.MaxValue); i++)
        {
            if (i == 1)
                await script.BehindFirst.WaitAsync(writer.End);
            await piece(script.Pieces[i]);
        }
        if (script.EndAfter > 0 && script.End is not ScriptEnd.Normal)
            await script.BehindFirst.WaitAsync(writer.End);
        switch (script.End)
        {
            case ScriptEnd.CutOff:
                writer.Cut();
                return false;
            case ScriptEnd.Hang:
                await writer.HangAsync();
                return false;
            case ScriptEnd.Malformed:
                await writer.EventAsync(null, "{\"choices\": [{\"delta\": {\"cont", null);
                return false;
            case ScriptEnd.ErrorEvent:
                await error();
                return false;
            case ScriptEnd.Endless:
                while (true)
                    foreach (var more in script.Pieces)
                        await piece(more);
            default:
                return true;
        }
    }
}
