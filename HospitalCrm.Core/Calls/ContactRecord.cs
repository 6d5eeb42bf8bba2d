using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Calls;

/// <summary>联络记录: what was said in one contact.</summary>
public sealed class ContactRecord : Entity<ContactRecord>, IAudited
{
    public const string TextPurpose = "ContactRecord.Text";

    private ContactRecord()
    {
    }

    public ContactRecord(Id<CallSession>? callId, string staffNo, DateTimeOffset at)
    {
        CallId = callId;
        StaffNo = staffNo;
        At = at;
    }

    public Id<CallSession>? CallId { get; private set; }

    public Id<Patient>? PatientId { get; private set; }

    public string StaffNo { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public ContactTopic Topic { get; private set; }

    public Sealed Text { get; private set; }

    /// <summary>通话结果: a code of <c>call-results</c>; null when none was chosen.</summary>
    public string? Result { get; private set; }

    Guid? IAudited.AuditPatient => PatientId?.Value;

    public void Write(Id<Patient>? patient, ContactTopic topic, Sealed text, string? result = null)
    {
        PatientId = patient;
        Topic = topic;
        Text = text;
        Result = result;
    }

    /// <summary>The caller's archive was found or made after the note.</summary>
    public void LinkTo(Id<Patient> patient) => PatientId = patient;

    /// <summary>It was another person who called.</summary>
    public void Unlink() => PatientId = null;
}

public enum ContactTopic
{
    Inquiry,
    Complaint,
    Appointment,
    FollowUp,
    Suggestion,
    Praise,
    Other,
}
