import { css } from 'lit';

/** A background per RFM group, by the group's name as a class. */
export const rfmGroupStyles = css`
  .champions {
    background: var(--rfm-champions);
  }
  .loyal {
    background: var(--rfm-loyal);
  }
  .promising {
    background: var(--rfm-promising);
  }
  .new {
    background: var(--rfm-new);
  }
  .need_attention {
    background: var(--rfm-need_attention);
  }
  .at_risk {
    background: var(--rfm-at_risk);
  }
  .cannot_lose {
    background: var(--rfm-cannot_lose);
  }
  .hibernating {
    background: var(--rfm-hibernating);
  }
`;
