namespace HospitalCrm.Core.Questionnaires;

public enum QuestionnaireKind
{
    /// <summary>出院随访.</summary>
    Discharge,

    /// <summary>公共卫生随访: a form the state prescribes.</summary>
    PublicHealth,

    /// <summary>满意度.</summary>
    Satisfaction,

    /// <summary>专题.</summary>
    Topic,
    Other,
}
