using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HospitalCrm.Web.Inquiries;

/// <summary>One inquiry: read, answered, handed on, closed.</summary>
public sealed partial class InquiryPage
{
    private InquirySheet? _sheet;
    private InquiryAnswerForm _form = new();
    private Problem? _problem;
    private string _department = "";
    private string _reason = "";
    private string? _due;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string Key { get; set; } = "";

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private Id<Inquiry> One => Id<Inquiry>.TryParse(Key, null, out var id) ? id : default;

    protected override Task OnParametersSetAsync()
    {
        _due ??= DateInput.Write(Clock.Today().AddDays(1));
        return _sheet?.Id == One ? Task.CompletedTask : ReadAsync();
    }

    private async Task ReadAsync()
    {
        var outcome = await Run.RunAsync(Actor, (ReadInquiry use) => use.HandleAsync(One));
        (_sheet, _problem) = (outcome.Value, outcome.Problem);
    }

    private async Task<Problem?> AnswerAsync(InquiryAnswerForm form) => (await Run.RunAsync(Actor, (AnswerInquiry use) => use.HandleAsync(One, form))).Problem;

    private async Task HandAsync() => await DoneAsync(await Run.RunAsync(Actor, (HandInquiry use) => use.HandleAsync(One, _department, DateInput.Read(_due ?? ""))), "Inquiries.HandedOver");

    private async Task CloseAsync() => await DoneAsync(await Run.RunAsync(Actor, (CloseInquiry use) => use.HandleAsync(One)), "Inquiries.Closed");

    private async Task SendAsync() => await DoneAsync(await Run.RunAsync(Actor, (SendInquiryAnswer use) => use.HandleAsync(One)), "Inquiries.Sent");

    private async Task EndAsync() => await DoneAsync(await Run.RunAsync(Actor, (EndInquiry use) => use.HandleAsync(One, _reason)), "Inquiries.EndedNow");

    private async Task DoneAsync(Outcome<bool> outcome, string said)
    {
        if (outcome.Problem is { } problem)
        {
            _problem = problem;
            return;
        }

        await ReadAsync();
        Notes.Done(Words[said]);
    }

    private void Clear() => _form = new();
}
