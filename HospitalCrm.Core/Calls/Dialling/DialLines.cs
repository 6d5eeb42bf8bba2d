using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>Which line the actor's seat dials through, and what it is given to dial.</summary>
public sealed class DialLines(CrmDb db, LineDirectory lines, LineDiallers diallers, HospitalProfile hospital, CurrentActor actor) : IRoomPart
{
    /// <summary>The seat's own line before the telephone system that serves all seats; null when none of them can dial now.</summary>
    public async Task<SeatLine?> FindAsync(CancellationToken ct)
    {
        var seat = await db.SeatLogins.AsNoTracking().Where(seat => seat.StaffNo == actor.Value.StaffNo).Select(seat => seat.Extension).FirstOrDefaultAsync(ct);
        return seat is not null && lines.Lines.Where(line => Serves(line, seat) && diallers.CanDial(line.Id)).OrderBy(IsSystem).FirstOrDefault() is { } found
            ? new(found.Id, seat)
            : null;
    }

    /// <summary>The keys of a number on a line: an own area code is left out, a foreign country begins with 00, the outside line comes first.</summary>
    public DialString? Keys(string lineId, string number, PhoneKind kind)
    {
        var keys = kind switch
        {
            PhoneKind.International => "00" + number.TrimStart('+'),
            PhoneKind.Landline when hospital.AreaCode is { Length: > 0 } home && number.StartsWith(home, StringComparison.Ordinal) => number[home.Length..],
            _ => number,
        };
        return DialString.Read((kind == PhoneKind.Extension ? "" : lines.Find(lineId)?.DialPrefix) + keys);
    }

    public bool TellsTheEnd(string lineId) => lines.TellsTheEnd(lineId);

    // A modem that names no seat is nobody's to speak at.
    private static bool Serves(LineOptions line, string seat) => IsSystem(line) || line.Extension == seat;

    private static bool IsSystem(LineOptions line) => line.Adapter == "HttpEvents";
}

public sealed record SeatLine(string LineId, string Extension);
