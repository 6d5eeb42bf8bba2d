using System.Globalization;
using System.Text;

namespace HospitalCrm.Device.Simulators;

/// <summary>The few places for messages on an emulated card.</summary>
internal sealed class SmsModemCard
{
    private readonly SortedDictionary<int, (string Hex, bool IsRead)> _messages = [];
    private readonly Lock _gate = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _messages.Count;
            }
        }
    }

    /// <returns>Null: full, and the message is lost.</returns>
    public int? Store(string hex, int places)
    {
        lock (_gate)
        {
            for (var index = 1; index <= places; index++)
            {
                if (_messages.TryAdd(index, (hex, false)))
                {
                    return index;
                }
            }

            return null;
        }
    }

    public bool Delete(int index)
    {
        lock (_gate)
        {
            return _messages.Remove(index);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _messages.Clear();
        }
    }

    /// <summary>The answer to <c>AT+CMGR</c>; null for an empty place.</summary>
    public string? Read(int index)
    {
        lock (_gate)
        {
            if (!_messages.TryGetValue(index, out var message))
            {
                return null;
            }

            _messages[index] = message with { IsRead = true };
            return Line($"+CMGR: {(message.IsRead ? 1 : 0)},,{SimulatedPdu.LengthOf(message.Hex)}") + message.Hex + "\r\n";
        }
    }

    /// <summary>The answer to <c>AT+CMGL</c>; 0 unread, 1 read, 4 all.</summary>
    public string List(int which)
    {
        var answer = new StringBuilder();
        lock (_gate)
        {
            foreach (var (index, message) in _messages)
            {
                var state = message.IsRead ? 1 : 0;
                if (which == 4 || which == state)
                {
                    answer.Append(Line(string.Create(CultureInfo.InvariantCulture, $"+CMGL: {index},{state},,{SimulatedPdu.LengthOf(message.Hex)}"))).Append(message.Hex).Append("\r\n");
                }
            }
        }

        return answer.ToString();
    }

    private static string Line(string text) => $"\r\n{text}\r\n";
}
