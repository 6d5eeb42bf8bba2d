using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Surveys;

/// <summary>Where whoever asks for a rating writes down that he asked. Never saves.</summary>
public sealed class RatingBook(CrmDb db, TimeProvider clock) : IRoomPart
{
    public void Ask(IEnumerable<RatingQuestion> questions) => db.SmsRatings.AddRange(questions.Select(question => new SmsRating(question, clock.Today(), clock.GetUtcNow())));
}
