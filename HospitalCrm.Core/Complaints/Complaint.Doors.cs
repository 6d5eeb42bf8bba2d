using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Complaints;

/// <summary>What happens to it through other doors than a member of staff's: a reply, the web, a request to be forgotten.</summary>
public sealed partial class Complaint
{
    /// <summary>What whoever wrote by the web was given to ask by.</summary>
    public Complaint Receipted(string receipt)
    {
        Receipt = receipt;
        return this;
    }

    /// <summary>Whose archive it is was not known when it came.</summary>
    public void Link(Id<Patient> patient)
    {
        if (PatientId is not null || ForgottenAt is not null)
        {
            throw new RuleViolation("Complaints.PatientKnown");
        }

        PatientId = patient;
    }

    /// <summary>The complainant wrote again before anybody accepted it: the same matter, in more words.</summary>
    public void WriteAgain(Sealed words, string by, DateTimeOffset at)
    {
        if (State != ComplaintState.Draft)
        {
            throw new RuleViolation("Complaints.WrongState", State);
        }

        Put(new(this, NextSeq(), ComplaintAct.Supplement, State, State, by, at, words));
    }

    /// <summary>
    /// Who complained is nobody's business any more. That there was a complaint, how it went and how long it took stays; its words stay until the time
    /// for which complaints are kept is over (<see cref="Blank"/>). Nobody can be rung up now: a callback that waits goes to the office.
    /// </summary>
    public void Forget(ComplaintHand hand, Sealed noStep)
    {
        if (ForgottenAt is not null)
        {
            return;
        }

        ForgottenAt = hand.At;
        (ComplainantName, ComplainantPhone, PhoneIndex, PhoneTail, Relation) = (null, null, null, null, null);
        (PatientId, CallId, ReplyId, Receipt) = (null, null, null, null);

        // What was written to him begins with his name.
        _steps.FindAll(step => step is { Act: ComplaintAct.Tell, ToldNo: null }).ForEach(step => step.Erase(noStep));
        Move(ComplaintAct.Forget, State == ComplaintState.CallbackDue ? ComplaintState.ClosureRequested : State, hand);
    }

    /// <summary>No words of a forgotten complainant are left.</summary>
    public void Blank(Sealed noWords, Sealed noSummary, Sealed noStep, DateTimeOffset at)
    {
        (Words, Summary, BlankedAt) = (noWords, Summary is null ? null : noSummary, at);
        _steps.ForEach(step => step.Erase(noStep));
    }
}
