using System.Globalization;
using System.Runtime.InteropServices;

namespace BriefBot.Language;

/// <summary>
/// Cuts text into words as the index has them: lower case, no accents, "U.S." and "US" as "usa", "U.K." as "uk", no possessive,
/// no apostrophes ("dont"), no thousands separators ("1850"), decimal points kept apart from full stops ("3p5"), raised and lowered digits
/// of units and formulas as plain ones ("km2", "co2"), digits of every script as 0 to 9. Where a script puts no blanks between words each
/// run of two characters is one (of three where a character is but a sound), and a shorter one that stands alone.
/// </summary>
/// <remarks>Allocates nothing: <see cref="Word"/> is valid until the next call of <see cref="Next"/>.</remarks>
/// <param name="text">The text.</param>
/// <param name="buffer">At least <see cref="BufferSize"/> long.</param>
/// <param name="writing">How the text's language writes: what stands before an apostrophe, what separates thousands, whether accents are
/// kept for the stemmer. As English where it is null.</param>
[StructLayout(LayoutKind.Auto)]
public ref struct Tokenizer(ReadOnlySpan<char> text, Span<char> buffer, WordConventions? writing = null)
{
    /// <summary>Buffer size that <see cref="Tokenizer"/> needs; longer words are cut there.</summary>
    public const int BufferSize = 64;

    const int LongestUnit = 3;
    const int LongestBesideAmpersand = 3;

    readonly ReadOnlySpan<char> _text = text;
    readonly Span<char> _buffer = buffer[..BufferSize];
    readonly bool _decimalComma = writing?.HasDecimalComma ?? false;
    int _position;
    int _end;
    int _length;

    /// <summary>Where the current word starts in the text.</summary>
    public int Start { get; private set; }

    /// <summary>One past the current word's last character in the text, possessive and abbreviation points included.</summary>
    public readonly int End => _end;

    /// <summary>The current word, normalised.</summary>
    public readonly ReadOnlySpan<char> Word => _buffer[.._length];

    /// <summary>Goes to the next word.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool Next()
    {
        while (true)
        {
            while (_position < _text.Length && !char.IsLetterOrDigit(_text[_position]))
                _position++;
            if (_position >= _text.Length)
                return false;
            Start = _position;
            _length = 0;
            if (Unspaced.Is(_text[_position]))
            {
                ReadCharacters();
                return true;
            }
            if (IsDottedAbbreviation())
                ReadDottedAbbreviation();
            else
                ReadWord();
            _end = _position;
            if (_length == 0)
                continue;
            if (_length == 2 && _buffer[0] == 'u' && _buffer[1] == 's' && IsCountry())
                Append('a');
            return true;
        }
    }

    // A character and one or two behind it; fewer only where a run has no more. Only the last of a run spans all its characters in the
    // text, so that words don't overlap there.
    void ReadCharacters()
    {
        var most = Unspaced.Characters(_text[_position]);
        var first = Unspaced.After(_text, _position);
        var end = first;
        for (var count = 1; count < most && end < _text.Length && Unspaced.Is(_text[end]); count++)
            end = Unspaced.After(_text, end);
        foreach (var c in _text[_position..end])
            Append(c);
        var isLast = end >= _text.Length || !Unspaced.Is(_text[end]);
        _end = isLast ? end : first;
        _position = _end;
    }

    // "US" in capitals or "U.S.": the country, which the pronoun must not swallow.
    readonly bool IsCountry() => _text[Start] == 'U' && (_text[Start + 1] == 'S' || _text[Start + 1] == '.');

    readonly bool IsDottedAbbreviation() =>
        _position + 3 < _text.Length
        && char.IsLetter(_text[_position])
        && _text[_position + 1] == '.'
        && char.IsLetter(_text[_position + 2])
        && _text[_position + 3] == '.';

    void ReadDottedAbbreviation()
    {
        while (_position + 1 < _text.Length && char.IsLetter(_text[_position]) && _text[_position + 1] == '.')
        {
            AppendLetter(_text[_position]);
            _position += 2;
        }
        SkipPossessive();
    }

    void ReadWord()
    {
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (char.IsAsciiLetterUpper(c))
                    AppendLetter(c);
                else
                    Append(c);
            }
            else if (c == ' ' && !_decimalComma)
                return;
            else if (!ReadOther(c))
                return;
            _position++;
        }
    }

    // What is neither an ASCII letter nor digit; false where it ends the word.
    bool ReadOther(char c)
    {
        if (char.IsLetterOrDigit(c))
        {
            if (Unspaced.Is(c))
                return false;
            AppendLetter(c);
            return true;
        }
        if (ScriptDigit(c) is { } digit)
        {
            Append(digit);
            return true;
        }
        if (IsThousandsSeparator(c))
            return true;
        if ((c == '.' || (c == ',' && _decimalComma)) && IsBetweenDigits())
        {
            Append('p');
            return true;
        }
        if (IsApostrophe(c) && IsBetweenLetters())
            return ReadApostrophe();
        return IsSkipped(c);
    }

    // False where the word ends before the apostrophe; what belongs to it behind is skipped.
    bool ReadApostrophe()
    {
        if (SkipPossessive())
            return false;
        if (writing is null)
            return true;
        if (writing.IsElided(_buffer[.._length]))
        {
            _length = 0;
            Start = _position + 1;
            return true;
        }
        if (!writing.HasSuffixApostrophe || !char.IsLower(_text[_position + 1]))
            return true;
        _position++;
        while (_position < _text.Length && char.IsLetter(_text[_position]))
            _position++;
        return false;
    }

    // Accents of their own, soft hyphens and joiners add nothing; the vowel signs of Indic scripts are letters.
    bool IsSkipped(char c)
    {
        if (c is '\u00AD' or '\u200D' || (c == '\u200C' && _text[_position - 1] is < '\u0600' or > '\u06FF'))
            return true;
        if (c == '&')
            return IsBetweenCapitals() || IsBeforeLoneLetter();
        if (c < 0x300)
            return false;
        var category = CharUnicodeInfo.GetUnicodeCategory(c);
        if (category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            return false;
        if (c is >= '\u0900' and <= '\u0DFF')
            Append(c);
        return true;
    }

    bool SkipPossessive()
    {
        if (_position + 1 >= _text.Length || !IsApostrophe(_text[_position]) || _text[_position + 1] is not ('s' or 'S'))
            return false;
        if (_position + 2 < _text.Length && char.IsLetterOrDigit(_text[_position + 2]))
            return false;
        _position += 2;
        return true;
    }

    // "km²" is "km2", "CO₂" is "co2". Behind a number a raised digit is its power, behind a longer word the mark of a note: neither belongs
    // to the word.
    readonly char? ScriptDigit(char c)
    {
        if (_length == 0 || char.IsAsciiDigit(_text[_position - 1]))
            return null;
        if (c is >= '₀' and <= '₉')
            return (char)('0' + (c - '₀'));
        if (_length > LongestUnit || !char.IsLetter(_text[_position - 1]))
            return null;
        return c switch
        {
            '²' => '2',
            '³' => '3',
            _ => null,
        };
    }

    // "1,850" in English, "1.850" and "1 850" where the comma is the decimal sign, "1'850" and "1 850" with a blank that doesn't break
    // anywhere.
    readonly bool IsThousandsSeparator(char c)
    {
        var separates = c switch
        {
            ',' => !_decimalComma,
            '.' or ' ' => _decimalComma,
            '\'' or '’' or '\u00A0' or '\u202F' or '\u2009' => true,
            _ => false,
        };
        return separates && IsBeforeGroup() && (c == ',' || IsLeadingGroup());
    }

    readonly bool IsBeforeGroup() =>
        _position > Start
        && _position + 3 < _text.Length
        && char.IsDigit(_text[_position - 1])
        && char.IsDigit(_text[_position + 1])
        && char.IsDigit(_text[_position + 2])
        && char.IsDigit(_text[_position + 3])
        && (_position + 4 >= _text.Length || !char.IsDigit(_text[_position + 4]));

    // One to three digits, or groups of three behind such: a year is neither.
    readonly bool IsLeadingGroup()
    {
        var digits = 0;
        while (digits < 4 && _position - digits > Start && char.IsDigit(_text[_position - digits - 1]))
            digits++;
        return !Word.ContainsAnyExceptInRange('0', '9') && (digits == 3 || (digits < 3 && _length == digits));
    }

    readonly bool IsBetweenDigits() =>
        _position > Start && _position + 1 < _text.Length && char.IsDigit(_text[_position - 1]) && char.IsDigit(_text[_position + 1]);

    readonly bool IsBetweenLetters() =>
        _position > Start
        && _position + 1 < _text.Length
        && char.IsLetterOrDigit(_text[_position - 1])
        && char.IsLetter(_text[_position + 1]);

    readonly bool IsBetweenCapitals() =>
        _position > Start && _position + 1 < _text.Length && char.IsUpper(_text[_position - 1]) && char.IsUpper(_text[_position + 1]);

    // "r&d", "at&t" as people type them.
    readonly bool IsBeforeLoneLetter() =>
        _length is > 0 and <= LongestBesideAmpersand
        && _position + 1 < _text.Length
        && char.IsLetter(_text[_position + 1])
        && (_position + 2 >= _text.Length || !char.IsLetterOrDigit(_text[_position + 2]));

    static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ';

    void AppendLetter(char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E')
            c = (char)(c - 0xFEE0);
        if (char.IsDigit(c))
            Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
        else if (writing is { KeepsAccents: true })
            Append(writing.Lower(c));
        else if (Folding.Two(c) is { } two)
        {
            Append(two[0]);
            Append(two[1]);
        }
        else if (c != '\u0640')
            Append(Folding.Fold(c));
    }

    void Append(char c)
    {
        if (_length < _buffer.Length)
            _buffer[_length++] = c;
    }
}
