using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Web.FollowUps;

/// <summary>What else is asked, and by which other door.</summary>
public sealed partial class FollowUpPage
{
    private Task RateAsync(Answers answers)
    {
        _satisfaction = answers;
        _form.Satisfaction = answers.ToJson();
        OnTyped();
        return Task.CompletedTask;
    }

    /// <summary>The patient has the form: what was typed stays as a draft, and the follow-up waits.</summary>
    private async Task SentAsync()
    {
        await KeepAsync();
        Unsaved.Set(this, false);
        await ReadAsync();
    }
}
