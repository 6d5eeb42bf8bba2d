using System.Text;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Integration.Files;

/// <summary>RFC 4180, row by row, with comma, tab or semicolon, whichever the first row uses. Decoded before it is split: bytes of Han characters look like delimiters.</summary>
internal sealed class CsvReader(TextReader text) : IDisposable
{
    private const int LongestRow = 1024 * 1024;

    private readonly char[] _buffer = new char[32 * 1024];
    private readonly StringBuilder _cell = new();
    private int _at;
    private int _filled;
    private int _line = 1;
    private char _separator;

    /// <summary>The row of the file the last record began in.</summary>
    public int Row { get; private set; }

    /// <summary>The next record; null at the end.</summary>
    public IReadOnlyList<string>? Read()
    {
        if (Peek() < 0)
        {
            return null;
        }

        Row = _line;
        var cells = new List<string>();
        var length = 0;
        while (true)
        {
            var isLast = ReadCell(out var cell);
            cells.Add(cell);
            length += cell.Length;
            if (length > LongestRow)
            {
                throw new RuleViolation("Integration.FileRowTooLong", Row);
            }

            if (isLast)
            {
                return cells;
            }
        }
    }

    public void Dispose() => text.Dispose();

    /// <returns>Whether the record ends behind it.</returns>
    private bool ReadCell(out string cell)
    {
        _cell.Clear();
        if (Peek() == '"')
        {
            _at++;
            ReadQuoted();
        }

        while (true)
        {
            var next = Peek();
            if (next >= 0 && IsSeparator((char)next))
            {
                _at++;
                cell = _cell.ToString();
                return false;
            }

            if (next is < 0 or '\n' or '\r')
            {
                EndLine(next);
                cell = _cell.ToString();
                return true;
            }

            _cell.Append((char)next);
            _at++;
            DemandLength();
        }
    }

    private void ReadQuoted()
    {
        while (true)
        {
            var next = Peek();
            if (next < 0)
            {
                throw new RuleViolation("Integration.FileCutOff", Row);
            }

            _at++;
            if (next == '"')
            {
                if (Peek() != '"')
                {
                    return;
                }

                _at++;
            }

            _line += next == '\n' ? 1 : 0;
            _cell.Append((char)next);
            DemandLength();
        }
    }

    private void EndLine(int next)
    {
        _line++;
        _at += next < 0 ? 0 : 1;
        if (next == '\r' && Peek() == '\n')
        {
            _at++;
        }
    }

    private void DemandLength()
    {
        if (_cell.Length > LongestRow)
        {
            throw new RuleViolation("Integration.FileRowTooLong", Row);
        }
    }

    private bool IsSeparator(char letter)
    {
        if (_separator != '\0')
        {
            return letter == _separator;
        }

        // The first separator of the first row decides: a heading contains none.
        _separator = letter is ',' or '\t' or ';' ? letter : '\0';
        return _separator != '\0';
    }

    private int Peek()
    {
        if (_at >= _filled)
        {
            _filled = text.Read(_buffer);
            _at = 0;
        }

        return _filled == 0 ? -1 : _buffer[_at];
    }
}
