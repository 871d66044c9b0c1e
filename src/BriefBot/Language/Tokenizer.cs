using System.Runtime.InteropServices;

namespace BriefBot.Language;

/// <summary>
/// Cuts text into words as the index has them: lower case, no accents, "U.S." and "US" as "usa", "U.K." as "uk", no possessive,
/// no apostrophes ("dont"), no thousands separators ("1850"), decimal points kept apart from full stops ("3p5"), raised and lowered digits
/// of
/// units and formulas as plain ones ("km2", "co2").
/// </summary>
/// <remarks>Allocates nothing: <see cref="Word"/> is valid until the next call of <see cref="Next"/>.</remarks>
[StructLayout(LayoutKind.Auto)]
public ref struct Tokenizer(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>Buffer size that <see cref="Tokenizer"/> needs; longer words are cut there.</summary>
    public const int BufferSize = 64;

    const int LongestUnit = 3;

    readonly ReadOnlySpan<char> _text = text;
    readonly Span<char> _buffer = buffer[..BufferSize];
    int _position;
    int _length;

    /// <summary>Where the current word starts in the text.</summary>
    public int Start { get; private set; }

    /// <summary>One past the current word's last character in the text, possessive and abbreviation points included.</summary>
    public readonly int End => _position;

    /// <summary>The current word, normalised.</summary>
    public readonly ReadOnlySpan<char> Word => _buffer[.._length];

    /// <summary>Goes to the next word.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool Next()
    {
        while (_position < _text.Length && !char.IsLetterOrDigit(_text[_position]))
            _position++;
        if (_position >= _text.Length)
            return false;
        Start = _position;
        _length = 0;
        if (IsDottedAbbreviation())
            ReadDottedAbbreviation();
        else
            ReadWord();
        if (_length == 2 && _buffer[0] == 'u' && _buffer[1] == 's' && IsCountry())
            Append('a');
        return true;
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
            Append(Folding.Fold(_text[_position]));
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
                Append(char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c);
            else if (c == ' ')
                return;
            else if (char.IsLetterOrDigit(c))
                Append(Folding.Fold(c));
            else if (ScriptDigit(c) is { } digit)
                Append(digit);
            else if (IsThousandsSeparator()) { }
            else if (c == '.' && IsBetweenDigits())
                Append('p');
            else if (IsApostrophe(c) && IsBetweenLetters())
            {
                if (SkipPossessive())
                    return;
            }
            else if (!(c == '&' && IsBetweenCapitals()) && !Folding.IsCombining(c))
                return;
            _position++;
        }
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

    readonly bool IsThousandsSeparator() =>
        _text[_position] == ','
        && IsBetweenDigits()
        && _position + 3 < _text.Length
        && char.IsAsciiDigit(_text[_position + 2])
        && char.IsAsciiDigit(_text[_position + 3])
        && (_position + 4 >= _text.Length || !char.IsAsciiDigit(_text[_position + 4]));

    readonly bool IsBetweenDigits() =>
        _position > Start
        && _position + 1 < _text.Length
        && char.IsAsciiDigit(_text[_position - 1])
        && char.IsAsciiDigit(_text[_position + 1]);

    readonly bool IsBetweenLetters() =>
        _position > Start
        && _position + 1 < _text.Length
        && char.IsLetterOrDigit(_text[_position - 1])
        && char.IsLetter(_text[_position + 1]);

    readonly bool IsBetweenCapitals() =>
        _position > Start && _position + 1 < _text.Length && char.IsUpper(_text[_position - 1]) && char.IsUpper(_text[_position + 1]);

    static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ';

    void Append(char c)
    {
        if (_length < _buffer.Length)
            _buffer[_length++] = c;
    }
}
