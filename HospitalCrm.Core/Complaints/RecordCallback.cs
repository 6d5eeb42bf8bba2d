using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Calendar;

namespace HospitalCrm.Core.Complaints;

/// <summary>投诉回访: may it be ended (S4-2.7), and is he content? Words, both answers and the state are one save.</summary>
public sealed class RecordCallback(CrmDb db, ComplaintActs acts, CodeBook codes, WorkCalendar calendar, ParameterValues parameters) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Callback;

    public async Task<ComplaintState> HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.Callback, form, ct);
        switch (form.Answer)
        {
            case CallbackAnswer.Agreed:
                complaint.Agree(form.Satisfaction, hand);
                break;
            case CallbackAnswer.Refused:
                var (importance, weight) = await RaisedAsync(complaint, ct);
                complaint.Refuse(form.Satisfaction, importance, weight, hand);
                break;
            default:
                complaint.Miss(await NextWindowAsync(hand.At, ct), parameters.Get(ComplaintParameters.MostAttempts), hand);
                break;
        }

        await db.SaveChangesAsync(ct);
        return complaint.State;
    }

    /// <summary>The next class up; the highest stays what it is.</summary>
    private async Task<(string Code, int Weight)> RaisedAsync(Complaint complaint, CancellationToken ct)
    {
        var next = (await codes.ChoicesAsync(CodeTables.ComplaintSeverities, ct)).Where(choice => choice.Value > complaint.Weight).MinBy(choice => choice.Value);
        return next is null ? (complaint.ImportanceCode, complaint.Weight) : (next.Code, next.Value!.Value);
    }

    private async Task<DateTimeOffset> NextWindowAsync(DateTimeOffset now, CancellationToken ct)
    {
        var earliest = now + TimeSpan.FromHours(parameters.Get(ComplaintParameters.RetryHours));
        return (await calendar.CallingHoursAsync(ct)).NextFrom(earliest) ?? earliest;
    }
}
