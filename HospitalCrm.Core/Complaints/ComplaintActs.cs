using FluentValidation;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>What every act begins with: the form holds, the complaint is his to act on, and the words are sealed. Never saves.</summary>
public sealed class ComplaintActs(ComplaintDesk desk, IValidator<ComplaintActForm> validator) : IRoomPart
{
    public async Task<(Complaint Complaint, ComplaintHand Hand)> BeginAsync(Id<Complaint> id, ComplaintAct act, ComplaintActForm form, CancellationToken ct)
    {
        form.Act = act;
        await validator.CheckAsync(form, ct);
        var words = act == ComplaintAct.Decline ? $"{DeclineGrounds.Words(form.Ground!.Value)}。{form.Text.Trim()}" : form.Text;
        return (await desk.DemandAsync(id, act, ct), await desk.HandAsync(words, ct));
    }
}
