namespace HospitalCrm.Core.Complaints;

/// <summary>On what ground the office need not handle a complaint, after 《医疗机构投诉管理办法》 (国家卫生健康委员会令第3号). The law leaves no other.</summary>
public enum DeclineGround
{
    /// <summary>Before a court, or a third party was asked to mediate.</summary>
    Court,

    /// <summary>The health authority or the petitions office has dealt with it.</summary>
    AlreadyHandled,

    /// <summary>Neither whom nor what it is about can be told.</summary>
    NoFacts,

    /// <summary>A matter of public security or of criminal law.</summary>
    Police,

    /// <summary>Outside the office's competence.</summary>
    NotOurs,
}

/// <summary>The grounds as the complainant and the case file read them: from this table, so that no typed word can say more.</summary>
public static class DeclineGrounds
{
    public static string Words(DeclineGround ground) => ground switch
    {
        DeclineGround.Court => "该事项已向人民法院起诉或已申请第三方调解",
        DeclineGround.AlreadyHandled => "该事项已由卫生健康主管部门或信访部门处理",
        DeclineGround.NoFacts => "没有明确的投诉对象和具体事实",
        DeclineGround.Police => "投诉内容涉及治安案件或刑事案件",
        DeclineGround.NotOurs => "不属于本院投诉管理部门职权范围",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
    };
}
